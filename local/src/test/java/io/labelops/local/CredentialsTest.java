package io.labelops.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @TempDir Path directory;

  @Test
  void keepsPasswordsAndAddsOneForAUserListedLater() {
    Path file = directory.resolve("credentials.json");
    Credentials first = Credentials.readOrGenerate(file, List.of("ops-lead"));
    Credentials second = Credentials.readOrGenerate(file, List.of("ops-lead", "auditor-1"));

    assertThat(second.passwords()).containsAllEntriesOf(first.passwords()).containsKey("auditor-1");
    assertThat(second.passwords().values()).doesNotHaveDuplicates();
    assertThat(Credentials.read(file)).isEqualTo(second);
  }

  @Test
  void letsOnlyTheOwnerReadTheFile() throws Exception {
    Path file = directory.resolve("credentials.json");
    Credentials.readOrGenerate(file, List.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsPasswordsOutOfItsText() {
    Credentials credentials =
        Credentials.readOrGenerate(directory.resolve("credentials.json"), List.of("ops-lead"));

    assertThat(credentials.toString())
        .contains("ops-lead")
        .doesNotContain(credentials.of("ops-lead"));
  }
}
