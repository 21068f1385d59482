package io.labelops.review;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Knows which people of labelops label or labelled as annotators. */
@Service
public class StaffAnnotators {

  private final JdbcClient jdbc;

  StaffAnnotators(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds the usernames of those who are among these annotators. */
  public Set<String> among(Collection<Long> annotators) {
    return jdbc.sql(
            "SELECT username FROM staff_annotator WHERE annotator_id = ANY (:annotators::bigint[])")
        .param("annotators", annotators.toArray(Long[]::new))
        .query(String.class)
        .set();
  }
}
