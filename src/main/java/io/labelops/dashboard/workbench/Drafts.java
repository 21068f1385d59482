package io.labelops.dashboard.workbench;

import io.labelops.dashboard.workbench.DraftController.Draft;
import io.labelops.shared.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Drafts of answers by person, desk and subject. */
@Component
class Drafts {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Map<String, JsonNode> of(String username, Desk desk, String subject) {
    Map<String, JsonNode> drafts = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT item, answer::text FROM workbench_draft
             WHERE username = :username AND desk = :desk AND subject = :subject ORDER BY item
            """)
        .param("username", username)
        .param("desk", desk.name())
        .param("subject", subject)
        .query(
            row -> {
              drafts.put(row.getString("item"), json.read(row.getString("answer"), JsonNode.class));
            });
    return drafts;
  }

  @Transactional
  void keep(String username, Desk desk, String subject, List<Draft> drafts) {
    for (Draft draft : drafts) {
      JsonNode answer = draft.answer();
      if (answer == null || answer.isNull()) {
        forget(username, desk, subject, draft.item());
      } else {
        keep(username, desk, subject, draft.item(), answer);
      }
    }
  }

  private void keep(String username, Desk desk, String subject, String item, JsonNode answer) {
    jdbc.sql(
            """
            INSERT INTO workbench_draft (username, desk, subject, item, answer, saved_at)
            VALUES (:username, :desk, :subject, :item, :answer::jsonb, :now)
            ON CONFLICT (username, desk, subject, item)
            DO UPDATE SET answer = excluded.answer, saved_at = excluded.saved_at
            """)
        .param("username", username)
        .param("desk", desk.name())
        .param("subject", subject)
        .param("item", item)
        .param("answer", json.write(answer))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private void forget(String username, Desk desk, String subject, String item) {
    jdbc.sql(
            """
            DELETE FROM workbench_draft
             WHERE username = :username AND desk = :desk AND subject = :subject AND item = :item
            """)
        .param("username", username)
        .param("desk", desk.name())
        .param("subject", subject)
        .param("item", item)
        .update();
  }
}
