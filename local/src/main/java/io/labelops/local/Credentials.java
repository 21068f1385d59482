package io.labelops.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** The generated passwords of one stack, kept in a file only its owner can read. */
record Credentials(Map<String, String> passwords) {

  static final String ADMIN = "admin";
  static final String SERVICE = "labelops-service";
  static final String GATE = "gate";
  static final String POSTGRES = "postgres";
  static final String POSTGRES_ADMIN = "postgres-admin";

  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 24;

  Credentials {
    passwords = Map.copyOf(passwords);
  }

  static Credentials read(Path file) {
    return new Credentials(Json.read(file, new TypeReference<Map<String, String>>() {}));
  }

  /** Reads the file and adds what is missing, so that a user listed later gets a password too. */
  static Credentials readOrGenerate(Path file, Collection<String> usernames) {
    Map<String, String> passwords = new TreeMap<>();
    if (Files.exists(file)) {
      passwords.putAll(read(file).passwords());
    }
    int known = passwords.size();
    Stream.concat(usernames.stream(), Stream.of(ADMIN, SERVICE, GATE, POSTGRES, POSTGRES_ADMIN))
        .forEach(name -> passwords.computeIfAbsent(name, missing -> generate()));
    if (passwords.size() > known) {
      Json.write(file, passwords);
    }
    return new Credentials(passwords);
  }

  String of(String name) {
    String password = passwords.get(name);
    if (password == null) {
      throw new StackFailure("No password for '" + name + "' in the credentials file");
    }
    return password;
  }

  private static String generate() {
    return new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  /** Names the users only: passwords stay out of logs. */
  @Override
  public String toString() {
    return "Credentials" + passwords.keySet();
  }
}
