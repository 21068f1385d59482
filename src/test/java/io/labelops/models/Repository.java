package io.labelops.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the rules look at: processes, tables, forms, the register, and the workers' methods. */
record Repository(
    List<Model> models,
    List<Table> tables,
    List<Form> forms,
    Register register,
    List<Worker> workers,
    List<AnsweredName> answered,
    Map<String, TableAnswers> asked) {

  /** This repository with the application's own workers. */
  static Repository here() {
    return at(Path.of(""), Worker.in("io.labelops.process"));
  }

  /** What lies in the folders processes, forms and docs under the root. */
  static Repository at(Path root, List<Worker> workers) {
    return new Repository(
        read(root, "processes", ".bpmn", Model::of),
        read(root, "processes", ".dmn", Table::of),
        read(root, "forms", ".form", Form::of),
        new Register(root.resolve(Register.PAGE)),
        workers,
        AnsweredName.in(root),
        new ConcurrentHashMap<>());
  }

  /** What the engine answers around a table's boundaries; asked once, for it takes seconds. */
  TableAnswers answers(Table table) {
    return asked.computeIfAbsent(table.name(), _ -> new TableAnswers(table, register));
  }

  private static <T> List<T> read(
      Path root, String folder, String ending, BiFunction<Path, byte[], T> of) {
    return files(root.resolve(folder), ending).stream()
        .map(file -> of.apply(root.relativize(file), bytes(file)))
        .toList();
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  boolean hasForm(String id) {
    return forms.stream().anyMatch(form -> form.name().equals(id));
  }

  boolean hasTable(String decision) {
    return tables.stream().anyMatch(table -> table.name().equals(decision));
  }

  boolean hasProcess(String id) {
    return models.stream().anyMatch(model -> model.name().equals(id));
  }
}
