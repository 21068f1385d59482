package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws docs/processes/*.svg from the models; -Dlabelops.draw=true draws them anew. */
class ProcessPicturesTest {

  private static final Path PICTURES = Path.of("docs", "processes");

  static List<Model> models() {
    return Model.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void thePictureShowsTheProcessAsItIs(Model model) throws IOException {
    String drawn = ProcessPicture.of(model);
    Path picture = PICTURES.resolve(model.name() + ".svg");
    if (Boolean.getBoolean("labelops.draw")) {
      Files.writeString(picture, drawn);
    }
    assertThat(picture)
        .as("draw it anew: mvn test -Dtest=ProcessPicturesTest -Dlabelops.draw=true")
        .hasContent(drawn);
  }

  @Test
  void noPictureOutlivesItsProcess() {
    assertThat(Repository.files(PICTURES, ".svg").stream().map(Repository::nameOf))
        .containsExactlyElementsOf(models().stream().map(Model::name).toList());
  }
}
