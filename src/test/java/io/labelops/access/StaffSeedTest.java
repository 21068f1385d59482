package io.labelops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
@Import(ProbeController.class)
class StaffSeedTest {

  private final Users users;
  private final People people;
  private final Passwords passwords;
  private final PasswordEncoder encoder;
  private final JsonMapper mapper;
  private final JdbcClient jdbc;
  @TempDir private Path directory;

  StaffSeedTest(
      Users users,
      People people,
      Passwords passwords,
      PasswordEncoder encoder,
      JsonMapper mapper,
      JdbcClient jdbc) {
    this.users = users;
    this.people = people;
    this.passwords = passwords;
    this.encoder = encoder;
    this.mapper = mapper;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void nobody() {
    jdbc.sql("DELETE FROM app_user").update();
  }

  @Test
  void seedsThoseWithAPasswordOnceHoweverOftenItRuns() throws IOException {
    seed("first password", "second password");
    seed("first password", "second password");

    assertThat(jdbc.sql("SELECT username FROM app_user").query(String.class).list())
        .containsExactlyInAnyOrder("admin", "gate", "ops-lead");
    assertThat(passwords.check("gate", "third password").role()).isEqualTo(Role.GATE);
    assertThat(people.find("ops-lead"))
        .hasValueSatisfying(
            person -> {
              assertThat(person.role()).isEqualTo(Role.OPERATIONS);
              assertThat(person.groups()).isEqualTo(Set.of("operations"));
            });
    assertThat(passwords.check("admin", "first password").role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void aNewPasswordInTheFileTakesEffect() throws IOException {
    seed("first password", "second password");
    seed("other password", "second password");

    assertThat(passwords.check("admin", "other password").username()).isEqualTo("admin");
    assertThatThrownBy(() -> passwords.check("admin", "first password"))
        .isInstanceOf(WrongPassword.class);
  }

  private void seed(String admin, String opsLead) throws IOException {
    Path file = directory.resolve("credentials.json");
    Files.writeString(
        file,
        """
        {"admin": "%s", "ops-lead": "%s", "gate": "third password"}
        """
            .formatted(admin, opsLead));
    new StaffSeed(users, encoder, mapper, file).run(new DefaultApplicationArguments());
  }
}
