package io.labelops.change;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.Rebase;
import io.labelops.shared.Json;
import io.labelops.shared.Locks;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Change requests in PostgreSQL; whoever changes one locks it first. */
@Repository
class ChangeRows {

  private static final String SELECT = "SELECT * FROM guideline_change\n";

  private final JdbcClient jdbc;
  private final Json json;

  ChangeRows(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Makes those who ask for changes of one guideline wait for each other. */
  void hold(String guidelineKey) {
    Locks.hold(jdbc, "labelops-changes:" + guidelineKey);
  }

  int nextNumber(String guidelineKey) {
    hold(guidelineKey);
    return jdbc.sql(
            "SELECT coalesce(max(number), 0) + 1 FROM guideline_change WHERE guideline_key = :key")
        .param("key", guidelineKey)
        .query(Integer.class)
        .single();
  }

  Optional<GuidelineChange> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(this::change).optional();
  }

  GuidelineChange lock(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(this::change)
        .optional()
        .orElseThrow(() -> new UnknownChange(id));
  }

  Optional<GuidelineChange> raised(String raiseKey) {
    return jdbc.sql(
            SELECT
                + """
                WHERE raise_key = :key
                   OR id = (SELECT change_id FROM change_joined WHERE raise_key = :key)
                """)
        .param("key", raiseKey)
        .query(this::change)
        .optional();
  }

  /** The oldest open change of the same origin that is about two of these classes too. */
  Optional<GuidelineChange> openBetween(
      String guidelineKey, ChangeOrigin origin, Set<String> classes) {
    return jdbc.sql(
            SELECT
                + """
                WHERE guideline_key = :guideline AND origin = :origin
                  AND state NOT IN ('PUBLISHED','WITHDRAWN','REFUSED')
                  AND (SELECT count(*) FROM unnest(asked_classes) AS c WHERE c = ANY (:classes)) >= 2
                ORDER BY number LIMIT 1
                """)
        .param("guideline", guidelineKey)
        .param("origin", origin.name())
        .param("classes", array(classes))
        .query(this::change)
        .optional();
  }

  void join(String id, String raiseKey) {
    jdbc.sql("INSERT INTO change_joined (raise_key, change_id) VALUES (:key, :id)")
        .param("key", raiseKey)
        .param("id", id)
        .update();
  }

  List<GuidelineChange> list(@Nullable String guidelineKey, @Nullable ChangeState state) {
    return jdbc.sql(
            SELECT
                + """
                WHERE (:key::text IS NULL OR guideline_key = :key)
                  AND (:state::text IS NULL OR state = :state)
                ORDER BY requested_at DESC, id LIMIT 500
                """)
        .param("key", guidelineKey)
        .param("state", state == null ? null : state.name())
        .query(this::change)
        .list();
  }

  void insert(GuidelineChange change, @Nullable String raiseKey) {
    jdbc.sql(
            """
            INSERT INTO guideline_change
              (id, guideline_key, number, title, reason, origin, raise_key, reference, requester,
               requested_at, state, state_since, declared_class, affected_classes, asked_classes,
               base_version, body, ontology)
            VALUES (:id, :guideline, :number, :title, :reason, :origin, :raiseKey, :reference,
                    :requester, :at, :state, :at, :declared, :affected, :affected, :base, :body, :ontology)
            """)
        .param("id", change.id())
        .param("guideline", change.guidelineKey())
        .param("number", change.number())
        .param("title", change.title())
        .param("reason", change.reason())
        .param("origin", change.origin().name())
        .param("raiseKey", raiseKey)
        .param("reference", change.reference())
        .param("requester", change.requester())
        .param("at", at(change.requestedAt()))
        .param("state", change.state().name())
        .param("declared", name(change.declaredClass()))
        .param("affected", array(change.affectedClasses()))
        .param("base", change.baseVersion())
        .param("body", change.body())
        .param("ontology", change.ontology())
        .update();
  }

  /** Saves a draft as another revision of it. */
  void saveDraft(GuidelineChange draft) {
    jdbc.sql(
            """
            UPDATE guideline_change
               SET declared_class = :declared, affected_classes = :affected, base_version = :base,
                   body = :body, ontology = :ontology, change_note = :note, drafted_by = :by,
                   draft_revision = draft_revision + 1, conflicts = :conflicts,
                   strategy = :strategy, effective_at = :effective, grace_seconds = :grace,
                   experts = :experts, revision = revision + 1
             WHERE id = :id
            """)
        .param("declared", name(draft.declaredClass()))
        .param("affected", array(draft.affectedClasses()))
        .param("base", draft.baseVersion())
        .param("body", draft.body())
        .param("ontology", draft.ontology())
        .param("note", draft.changeNote())
        .param("by", draft.draftedBy())
        .param("conflicts", json.write(draft.conflicts()))
        .param("strategy", draft.strategy().name())
        .param("effective", draft.effectiveAt() == null ? null : at(draft.effectiveAt()))
        .param("grace", draft.graceSeconds())
        .param("experts", array(draft.experts()))
        .param("id", draft.id())
        .update();
  }

  void move(String id, ChangeState state, Instant now) {
    jdbc.sql(
            """
            UPDATE guideline_change SET state = :state, state_since = :now, revision = revision + 1
             WHERE id = :id
            """)
        .param("state", state.name())
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  void handIn(String id, ChangeClass changeClass, String nextVersion) {
    jdbc.sql(
            """
            UPDATE guideline_change
               SET round = round + 1, change_class = :class, next_version = :next WHERE id = :id
            """)
        .param("class", changeClass.name())
        .param("next", nextVersion)
        .param("id", id)
        .update();
  }

  void close(String id, ChangeState state, @Nullable String version, String reason, Instant now) {
    move(id, state, now);
    jdbc.sql(
            """
            UPDATE guideline_change SET published_version = :version, closed_reason = :reason
             WHERE id = :id
            """)
        .param("version", version)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  Optional<String> raiseKey(String id) {
    return jdbc.sql("SELECT raise_key FROM guideline_change WHERE id = ? AND raise_key IS NOT NULL")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Binds a change to a process instance; false when another instance has it. */
  boolean claim(String id, long instance) {
    return jdbc.sql(
                """
                UPDATE guideline_change SET process_instance = :instance
                 WHERE id = :id AND coalesce(process_instance, :instance) = :instance
                """)
            .param("instance", instance)
            .param("id", id)
            .update()
        == 1;
  }

  private GuidelineChange change(ResultSet row, int number) throws SQLException {
    String declared = row.getString("declared_class");
    String changeClass = row.getString("change_class");
    return new GuidelineChange(
        row.getString("id"),
        row.getString("guideline_key"),
        row.getInt("number"),
        row.getString("title"),
        row.getString("reason"),
        ChangeOrigin.valueOf(row.getString("origin")),
        row.getString("reference"),
        row.getString("requester"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        ChangeState.valueOf(row.getString("state")),
        row.getObject("state_since", OffsetDateTime.class).toInstant(),
        declared == null ? null : ChangeClass.valueOf(declared),
        set(row.getArray("affected_classes")),
        row.getString("base_version"),
        row.getString("body"),
        row.getString("ontology"),
        row.getString("change_note"),
        row.getString("drafted_by"),
        row.getInt("draft_revision"),
        json.read(row.getString("conflicts"), new TypeReference<List<Rebase.Conflict>>() {}),
        RelabelStrategy.valueOf(row.getString("strategy")),
        instant(row.getObject("effective_at", OffsetDateTime.class)),
        row.getInt("grace_seconds"),
        set(row.getArray("experts")),
        row.getInt("round"),
        changeClass == null ? null : ChangeClass.valueOf(changeClass),
        row.getString("next_version"),
        row.getString("published_version"),
        row.getString("closed_reason"));
  }

  private static SortedSet<String> set(Array array) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
  }

  private static String[] array(Collection<String> set) {
    return set.toArray(String[]::new);
  }

  private static @Nullable String name(@Nullable ChangeClass changeClass) {
    return changeClass == null ? null : changeClass.name();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
