package io.labelops.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A PostgreSQL for one run, of the evaluation stack's binaries, deleted afterwards.
 *
 * <p>They are no part of the application, so they are looked for on the class path and then among
 * the stack's libraries, and reached by name.
 */
final class ThrowAwayPostgres implements AutoCloseable {

  private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  private final AutoCloseable server;
  private final String url;

  private ThrowAwayPostgres(AutoCloseable server, String url) {
    this.server = server;
    this.url = url;
  }

  /**
   * Starts one.
   *
   * @param libraries the folder of the stack's libraries
   * @throws CommandFailure if there are no binaries, or they do not start
   */
  static ThrowAwayPostgres start(Path libraries) {
    try {
      Class<?> type = Class.forName(SERVER, true, loader(libraries));
      Object builder = type.getMethod("builder").invoke(null);
      Object server = builder.getClass().getMethod("start").invoke(builder);
      String url =
          (String)
              type.getMethod("getJdbcUrl", String.class, String.class)
                  .invoke(server, "postgres", "postgres");
      return new ThrowAwayPostgres((AutoCloseable) server, url);
    } catch (ClassNotFoundException absent) {
      throw new CommandFailure("no PostgreSQL in " + libraries + ": './labelops up' fetches it");
    } catch (ReflectiveOperationException | IOException e) {
      throw new CommandFailure("PostgreSQL does not start: " + e, e);
    }
  }

  private static ClassLoader loader(Path libraries) throws IOException {
    ClassLoader own = ThrowAwayPostgres.class.getClassLoader();
    if (own.getResource(SERVER.replace('.', '/') + ".class") != null
        || !Files.isDirectory(libraries)) {
      return own;
    }
    try (Stream<Path> jars = Files.list(libraries)) {
      URL[] urls = jars.map(ThrowAwayPostgres::url).toArray(URL[]::new);
      return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new CommandFailure("PostgreSQL does not stop: " + e, e);
    }
  }
}
