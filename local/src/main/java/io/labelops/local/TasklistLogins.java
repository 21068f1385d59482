package io.labelops.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives every member of staff a login in Tasklist and Operate, which keep theirs in OpenSearch. */
final class TasklistLogins {

  private static final String INDEX = "operate-user-1.2.0_";
  private static final List<String> PUBLICLY_KNOWN = List.of("demo", "act", "view");
  private static final JsonMapper LINES =
      Json.MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

  /** Generated passwords of 118 bits need no slow hash. */
  private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(4);

  private final String openSearch;
  private final List<StaffUser> staff;
  private final Credentials credentials;

  TasklistLogins(String openSearch, List<StaffUser> staff, Credentials credentials) {
    this.openSearch = openSearch;
    this.staff = staff;
    this.credentials = credentials;
  }

  /**
   * Writes all logins and takes away those whose passwords are printed in Camunda's manuals.
   *
   * <p>Asked for only when the web applications are ready, as they create the index; false when
   * OpenSearch did not answer.
   */
  boolean seed() {
    Stream<String> people =
        staff.stream().map(user -> login(user.username(), user.displayName(), "OPERATOR"));
    Stream<String> others =
        Stream.of(
            login(Credentials.ADMIN, "Administrator", "OWNER"),
            login(Credentials.SERVICE, "labelops", "OPERATOR"));
    Stream<String> deletions =
        PUBLICLY_KNOWN.stream().map(name -> line(Map.of("delete", Map.of("_id", name))));
    String bulk =
        Stream.of(people, others, deletions).flatMap(lines -> lines).collect(Collectors.joining());
    try {
      HttpResponse<String> answer =
          Http.post(openSearch + "/" + INDEX + "/_bulk?refresh=true", "application/x-ndjson", bulk);
      if (answer.statusCode() != 200
          || Json.MAPPER.readTree(answer.body()).path("errors").asBoolean(true)) {
        throw new StackFailure("OpenSearch refused the Tasklist logins: " + answer.body());
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String login(String username, String displayName, String role) {
    return line(Map.of("index", Map.of("_id", username)))
        + line(
            Map.of(
                "id", username,
                "userId", username,
                "displayName", displayName,
                "password", "{bcrypt}" + ENCODER.encode(credentials.of(username)),
                "roles", List.of(role)));
  }

  private static String line(Map<String, ?> json) {
    return LINES.writeValueAsString(json) + "\n";
  }
}
