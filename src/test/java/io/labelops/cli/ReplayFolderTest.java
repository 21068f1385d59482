package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {

  @TempDir private Path folder;

  @Test
  void readsItemsLabelsAndGoldInFileOrder() throws IOException {
    write("dataset.json", "{\"key\": \"k\", \"title\": \"t\", \"classes\": [\"0\", \"1\"]}");
    write("items.csv", "item,text\n2,\"two\nlines\"\n1,one\n");
    write("labels.csv", "item,annotator,label\n1,w1,0\n1,w1,1\n");
    write("gold.csv", "item,label\n1,1\n");

    ReplayFolder read = ReplayFolder.read(folder);

    assertThat(read.items())
        .containsExactly(
            Map.entry("2", Map.of("text", "two\nlines")), Map.entry("1", Map.of("text", "one")));
    assertThat(read.labels()).extracting(ReplayFolder.Label::label).containsExactly("0", "1");
    assertThat(read.gold()).containsExactly(Map.entry("1", "1"));
    assertThat(read.annotators()).containsExactly("w1");
  }

  @Test
  void goldIsOptional() throws IOException {
    write("dataset.json", "{\"key\": \"k\", \"title\": \"t\", \"classes\": [\"0\", \"1\"]}");
    write("items.csv", "item\n1\n");
    write("labels.csv", "item,annotator,label\n");

    assertThat(ReplayFolder.read(folder).gold()).isEmpty();
  }

  @Test
  void saysWhatAFolderHasToHold() {
    assertThatThrownBy(() -> ReplayFolder.read(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("dataset.json")
        .hasMessageContaining("items.csv");
  }

  @Test
  void saysWhichColumnIsMissing() throws IOException {
    write("dataset.json", "{\"key\": \"k\", \"title\": \"t\", \"classes\": [\"0\", \"1\"]}");
    write("items.csv", "item\n1\n");
    write("labels.csv", "item,worker,label\n");

    assertThatThrownBy(() -> ReplayFolder.read(folder))
        .hasMessageContaining("labels.csv has no column 'annotator'");
  }

  @Test
  void refusesATaskWithoutClasses() throws IOException {
    write("dataset.json", "{\"key\": \"k\", \"title\": \"t\"}");
    write("items.csv", "item\n1\n");
    write("labels.csv", "item,annotator,label\n");

    assertThatThrownBy(() -> ReplayFolder.read(folder)).hasMessageContaining("names no classes");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
