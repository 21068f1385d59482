package io.labelops.models;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A name that a worker's class gives to what it puts into a map, read from its source, because a
 * map's type does not tell.
 */
record AnsweredName(Path file, String method, String name) {

  /** Literal keys of maps in all classes with workers below the root's src/main/java. */
  static List<AnsweredName> in(Path root) {
    List<Path> sources = sources(root.resolve("src/main/java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<AnsweredName> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        Path file = root.toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri()));
        unit.accept(new Keys(file, found), "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> text(file).contains("@JobWorker("))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects keys with the method they stand in. */
  private static final class Keys extends TreeScanner<Void, String> {

    private final Path file;
    private final List<AnsweredName> found;

    Keys(Path file, List<AnsweredName> found) {
      this.file = file;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, String around) {
      return super.visitMethod(method, method.getName().toString());
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, String method) {
      String called = call.getMethodSelect().toString();
      List<? extends ExpressionTree> given = call.getArguments();
      int keys = called.equals("Map.of") ? given.size() : called.endsWith(".put") ? 1 : 0;
      IntStream.range(0, keys)
          .filter(position -> position % 2 == 0)
          .mapToObj(given::get)
          .filter(LiteralTree.class::isInstance)
          .map(key -> String.valueOf(((LiteralTree) key).getValue()))
          .forEach(key -> found.add(new AnsweredName(file, method, key)));
      return super.visitMethodInvocation(call, method);
    }
  }
}
