package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Locks;
import io.labelops.workforce.CertificateScope;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What it takes to be certified, by scope and version. */
@Service
class Requirements {

  private static final String OF_SCOPE =
      " WHERE task_type = :task AND guideline_key = :guideline AND language = :language";

  private final JdbcClient jdbc;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final Clock clock;

  Requirements(JdbcClient jdbc, Guidelines guidelines, Ledger ledger, Clock clock) {
    this.jdbc = jdbc;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.clock = clock;
  }

  Optional<Requirement> current(CertificateScope scope) {
    return ofScope(
            "SELECT * FROM certification_requirement" + OF_SCOPE + " ORDER BY version DESC LIMIT 1",
            scope)
        .query(Requirement.class)
        .optional();
  }

  Requirement require(CertificateScope scope) {
    return current(scope)
        .orElseThrow(
            () ->
                new UnknownCertification(
                    "nobody said what it takes to be certified for %s, guideline %s, language %s; a manager does at POST /api/v1/certification-requirements"
                        .formatted(scope.taskType(), scope.guidelineKey(), scope.language())));
  }

  Requirement version(CertificateScope scope, int version) {
    return ofScope(
            "SELECT * FROM certification_requirement" + OF_SCOPE + " AND version = :version", scope)
        .param("version", version)
        .query(Requirement.class)
        .single();
  }

  /** Lists what is in force, or with the versions before. */
  List<Requirement> list(boolean all) {
    return jdbc.sql(
            """
            SELECT * FROM certification_requirement r
             WHERE :all OR NOT EXISTS (
               SELECT FROM certification_requirement n
                WHERE n.task_type = r.task_type AND n.guideline_key = r.guideline_key
                  AND n.language = r.language AND n.version > r.version)
             ORDER BY guideline_key, task_type, language, version DESC
            """)
        .param("all", all)
        .query(Requirement.class)
        .list();
  }

  /** Makes the next version for a scope. */
  @Transactional
  Requirement change(NewRequirement wanted, ActingPerson person) {
    check(wanted);
    CertificateScope scope =
        new CertificateScope(
            Objects.requireNonNull(wanted.taskType()),
            Objects.requireNonNull(wanted.guidelineKey()),
            Objects.requireNonNull(wanted.language()));
    Locks.hold(jdbc, "labelops-certification-requirement");
    int version = current(scope).map(Requirement::version).orElse(0) + 1;
    ofScope(
            """
            INSERT INTO certification_requirement (task_type, guideline_key, language, version,
              gold_items, rule, accuracy, confidence, tries, cooling_off_seconds,
              immediate_feedback, validity_days, renewal_days, probation_items, difference_items,
              grace_seconds, appeal_seconds, appeal_answer_seconds, material_link,
              material_version, changed_at, changed_by)
            VALUES (:task, :guideline, :language, :version, :goldItems, :rule, :accuracy,
              :confidence, :tries, :coolingOff, :feedback, :validity, :renewal, :probation,
              :difference, :grace, :appeal, :answer, :link, :material, :now, :person)
            """,
            scope)
        .param("version", version)
        .param("goldItems", wanted.goldItems())
        .param("rule", Objects.requireNonNull(wanted.rule()).name())
        .param("accuracy", wanted.accuracy())
        .param("confidence", wanted.confidence())
        .param("tries", wanted.tries())
        .param("coolingOff", wanted.coolingOffSeconds())
        .param("feedback", wanted.immediateFeedback())
        .param("validity", wanted.validityDays())
        .param("renewal", wanted.renewalDays())
        .param("probation", wanted.probationItems())
        .param("difference", wanted.differenceItems())
        .param("grace", wanted.graceSeconds())
        .param("appeal", wanted.appealSeconds())
        .param("answer", wanted.appealAnswerSeconds())
        .param("link", wanted.materialLink())
        .param("material", wanted.materialVersion())
        .param("now", OffsetDateTime.now(clock))
        .param("person", person.username())
        .update();
    ledger.record(
        new Decision(
            "certification-requirement:%s:%s:%s:%d"
                .formatted(scope.taskType(), scope.guidelineKey(), scope.language(), version),
            null,
            person.username(),
            "CHANGE_CERTIFICATION_REQUIREMENT",
            null,
            scope.guidelineKey(),
            null,
            wanted));
    return version(scope, version);
  }

  private void check(NewRequirement wanted) {
    List<String> problems = new ArrayList<>(wanted.problems());
    String guideline = wanted.guidelineKey();
    if (guideline == null || guidelines.findCurrent(guideline).isEmpty()) {
      problems.add("there is no published guideline " + guideline);
    } else if (wanted.materialVersion() != null
        && guidelines.find(guideline, wanted.materialVersion()).isEmpty()) {
      problems.add("guideline %s has no version %s".formatted(guideline, wanted.materialVersion()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidCertification(String.join("; ", problems));
    }
  }

  private JdbcClient.StatementSpec ofScope(String sql, CertificateScope scope) {
    return jdbc.sql(sql)
        .param("task", scope.taskType().name())
        .param("guideline", scope.guidelineKey())
        .param("language", scope.language());
  }
}
