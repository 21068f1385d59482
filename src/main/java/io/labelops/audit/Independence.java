package io.labelops.audit;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows who decided sampled labels as a reviewer or adjudicator: nobody audits their own work. */
@Component
class Independence {

  private final JdbcClient jdbc;

  Independence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The sampled items this person decided. */
  Set<Long> decidedBy(String auditId, String username) {
    return jdbc.sql(
            """
            SELECT r.item_id FROM audit_sample s
              JOIN audit a ON a.id = s.audit_id
              JOIN review_item r ON r.dataset_key = a.dataset_key AND r.version = a.version
                                AND r.item_id = s.item_id
             WHERE s.audit_id = :id AND r.decided_by = :username
            """)
        .param("id", auditId)
        .param("username", username)
        .query(Long.class)
        .set();
  }

  /** Everybody who decided a sampled item. */
  Set<String> deciders(String auditId) {
    return jdbc.sql(
            """
            SELECT r.decided_by FROM audit_sample s
              JOIN audit a ON a.id = s.audit_id
              JOIN review_item r ON r.dataset_key = a.dataset_key AND r.version = a.version
                                AND r.item_id = s.item_id
             WHERE s.audit_id = :id AND r.decided_by IS NOT NULL
            """)
        .param("id", auditId)
        .query(String.class)
        .set();
  }
}
