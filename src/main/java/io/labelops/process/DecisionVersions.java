package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version of a decision table an instance decides by. */
@Component
class DecisionVersions {

  private final JdbcClient jdbc;

  DecisionVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The version bound to the job's process, or the newest where that deployment is not recorded.
   */
  Optional<String> version(String decisionId, ActivatedJob job) {
    return jdbc.sql(
            """
            SELECT resources -> 'decisions' -> :decision ->> 'version'
              FROM process_deployment d
             WHERE resources -> 'decisions' -> :decision IS NOT NULL
             ORDER BY (resources -> 'processes' -> :process ->> 'key')::bigint = :key DESC NULLS LAST,
                      deployed_at DESC, id DESC
             LIMIT 1
            """)
        .param("decision", decisionId)
        .param("process", job.getBpmnProcessId())
        .param("key", job.getProcessDefinitionKey())
        .query(String.class)
        .optional();
  }
}
