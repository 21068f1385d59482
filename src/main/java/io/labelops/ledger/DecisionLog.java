package io.labelops.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries of the decision log, newest first. */
@Repository
public class DecisionLog {

  private static final int FETCHED = 500;
  private static final String ENTRIES =
      """
      SELECT decision_key, decided_at, actor, action, dataset_key, version, subject, summary, reason,
             links, user_task_key
        FROM decision
      """;
  private static final String NEWEST = " ORDER BY decided_at DESC, id DESC";

  private final JdbcClient jdbc;

  DecisionLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<DecisionEntry> find(DecisionFilter filter, int limit, long offset) {
    return jdbc.sql(ENTRIES + filter.where() + NEWEST + " LIMIT :limit OFFSET :offset")
        .params(filter.params())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> entry(row))
        .list();
  }

  public long count(DecisionFilter filter) {
    return jdbc.sql("SELECT count(*) FROM decision" + filter.where())
        .params(filter.params())
        .query(Long.class)
        .single();
  }

  Optional<DecisionEntry> find(String key) {
    return jdbc.sql(ENTRIES + " WHERE decision_key = :key")
        .param("key", key)
        .query((row, _) -> entry(row))
        .optional();
  }

  /** The kinds of entries there are, in order. */
  public List<String> actions() {
    return jdbc.sql("SELECT DISTINCT action FROM decision ORDER BY action")
        .query(String.class)
        .list();
  }

  /** Hands over all entries, a part at a time, so that the log may be of any length. */
  @Transactional(readOnly = true)
  public void each(DecisionFilter filter, Consumer<DecisionEntry> reader) {
    jdbc.sql(ENTRIES + filter.where() + NEWEST)
        .withFetchSize(FETCHED)
        .params(filter.params())
        .query((RowCallbackHandler) row -> reader.accept(entry(row)));
  }

  private static DecisionEntry entry(ResultSet row) throws SQLException {
    return new DecisionEntry(
        row.getString("decision_key"),
        Objects.requireNonNull(row.getObject("decided_at", OffsetDateTime.class)).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("dataset_key"),
        row.getObject("version", Integer.class),
        row.getString("subject"),
        row.getString("summary"),
        row.getString("reason"),
        List.of((String[]) row.getArray("links").getArray()),
        row.getObject("user_task_key", Long.class));
  }
}
