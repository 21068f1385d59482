package io.labelops.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.GuidelineNoticed;
import io.labelops.change.Publication.Outcome;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.guideline.GuidelineConflict;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.Rebase;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
class ChangeFlowTest {

  private static final AtomicInteger KEYS = new AtomicInteger();

  /** The owl is split into barn and tawny owls. */
  private static final String SPLIT =
      """
      {"classes": [{"code": "cat", "name": "cat", "definition": "It is a cat"},
                   {"code": "dog", "name": "dog", "definition": "It is a dog"},
                   {"code": "barn", "name": "Barn owl"}, {"code": "tawny", "name": "Tawny owl"}],
       "mappings": [{"kind": "SPLIT", "from": ["owl"], "to": ["barn", "tawny"]}]}
      """;

  private final Changes changes;
  private final ChangeDrafts drafts;
  private final Trials trials;
  private final ChangeReviews reviews;
  private final Publication publication;
  private final FollowUps followUps;
  private final ImpactAnalysis impact;
  private final BeforeAfter quality;
  private final MigratedLabels migrated;
  private final Guidelines guidelines;
  private final JdbcClient jdbc;
  private final JsonMapper mapper;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private String key = "";
  private LabeledData data;

  ChangeFlowTest(
      Changes changes,
      ChangeDrafts drafts,
      Trials trials,
      ChangeReviews reviews,
      Publication publication,
      FollowUps followUps,
      ImpactAnalysis impact,
      BeforeAfter quality,
      MigratedLabels migrated,
      Guidelines guidelines,
      JdbcClient jdbc,
      JsonMapper mapper,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.changes = changes;
    this.drafts = drafts;
    this.trials = trials;
    this.reviews = reviews;
    this.publication = publication;
    this.followUps = followUps;
    this.impact = impact;
    this.quality = quality;
    this.migrated = migrated;
    this.guidelines = guidelines;
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.events = events;
    this.transaction = transaction;
    this.data = LabeledData.of(jdbc, "unused-" + KEYS.incrementAndGet(), "LIVE");
  }

  /** An accepted batch and an open one; three of five items have an owl. */
  @BeforeEach
  void world() {
    key = "animals-" + KEYS.incrementAndGet();
    data = LabeledData.of(jdbc, key, "LIVE");
    String done = data.batch(1, "ACCEPTED");
    String open = data.batch(2, "LABELING");
    for (String annotator : List.of("one", "two")) {
      data.label(done, "cat", annotator, "cat");
      data.label(done, "dog", annotator, "dog");
      data.label(done, "owl", annotator, "owl");
      data.label(open, "late owl", annotator, "owl");
    }
    data.label(done, "other owl", "one", "owl");
    data.label(done, "other owl", "two", "cat");
    jdbc.sql(
            "INSERT INTO annotator (vendor_key, pseudonym, created_at) SELECT :key, 'free-' || n, now() FROM generate_series(1, 3) n")
        .param("key", key)
        .update();
  }

  @Test
  void aSplitGoesFromTheRequestToRelabeledItems(AssertablePublishedEvents published) {
    GuidelineChange change = draft("ada", SPLIT, RelabelStrategy.AFFECTED);

    Impact touched = impact.of(change);
    assertThat(touched.classes()).containsExactly("owl");
    assertThat(touched.annotations()).isEqualTo(5);
    assertThat(touched.openBatches()).isEqualTo(1);
    assertThat(touched.annotators()).isEqualTo(2);
    assertThat(touched.relabelItems()).isEqualTo(3);
    assertThat(touched.relabelLabels()).isEqualTo(9);
    assertThat(touched.relabelCost()).isEqualByComparingTo("0.90");

    ChangeDrafts.HandedIn handedIn = drafts.handIn(change.id());
    assertThat(handedIn.prospect().changeClass()).isEqualTo(ChangeClass.MAJOR);
    assertThat(handedIn.prospect().version()).isEqualTo("2.0.0");
    assertThat(handedIn.trialItems()).isEqualTo(3);
    tried(change.id());
    approved(change.id());
    assertThat(publication.publish(change.id())).isEqualTo(Outcome.PUBLISHED);
    assertThat(publication.publish(change.id())).as("again").isEqualTo(Outcome.PUBLISHED);

    assertThat(guidelines.current(key).version()).isEqualTo("2.0.0");
    assertThat(guidelines.versions(key).getFirst().changeId()).isEqualTo(change.id());
    assertThat(
            published
                .ofType(GuidelinePublished.class)
                .matching(GuidelinePublished::guidelineKey, key::equals))
        .hasSize(1);
    assertThat(published.ofType(GuidelineNoticed.class))
        .extracting(GuidelineNoticed::batchId)
        .contains(key + ":1:b002")
        .doesNotContain(key + ":1:b001");

    assertThat(publication.markStale(change.id())).isEqualTo(5);
    assertThat(publication.markStale(change.id())).as("again").isZero();
    assertThat(
            published
                .ofType(RecertificationDue.class)
                .matching(RecertificationDue::guidelineKey, key::equals))
        .hasSize(1);

    FollowUps.FollowUp opened = followUps.open(change.id(), FollowUps.Part.FIRST);
    assertThat(opened.items()).isEqualTo(3);
    assertThat(opened.batches()).isEqualTo(1);
    assertThat(opened.rest()).isFalse();
    assertThat(followUps.open(change.id(), FollowUps.Part.FIRST)).as("again").isEqualTo(opened);
    assertThat(
            jdbc.sql("SELECT count(*) FROM batch WHERE dataset_key = :key AND kind = 'RELABEL'")
                .param("key", key)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    settle("owl", key + ":1:b003", "barn");
    assertThat(followUps.progress(change.id())).isEqualTo(new FollowUps.Progress(3, 1, 1));
    settle("owl", data.batch(4, "ACCEPTED"), "tawny");
    assertThat(followUps.progress(change.id()))
        .as("made again once more, as an audit asks for")
        .isEqualTo(new FollowUps.Progress(3, 1, 1));
    BeforeAfter.Comparison figures = quality.of(change.id());
    assertThat(figures.before().items()).isEqualTo(5);
    assertThat(figures.enough()).isFalse();
    assertThat(figures.stillNeeded()).isEqualTo(50);
  }

  private void settle(String item, String batch, String label) {
    jdbc.sql(
            """
            INSERT INTO final_label
            SELECT dataset_key, 1, id, :batch, :label, 'MAJORITY', 3, 3, now()
              FROM item WHERE dataset_key = :key AND key = :item
            ON CONFLICT (dataset_key, version, item_id)
            DO UPDATE SET batch_id = excluded.batch_id, label = excluded.label
            """)
        .param("batch", batch)
        .param("label", label)
        .param("key", key)
        .param("item", item)
        .update();
  }

  @Test
  void exportsAreMigratedWhereMappingsAreExactAndSayWhereAPersonIsNeeded() {
    GuidelineChange change =
        draft(
            "ada",
            """
            {"classes": [{"code": "feline", "name": "Feline"}, {"code": "dog", "name": "dog"},
                         {"code": "barn", "name": "Barn"}, {"code": "tawny", "name": "Tawny"}],
             "mappings": [{"kind": "RENAME", "from": ["cat"], "to": ["feline"]},
                          {"kind": "SPLIT", "from": ["owl"], "to": ["barn", "tawny"]}]}
            """,
            RelabelStrategy.AFFECTED);
    drafts.handIn(change.id());
    tried(change.id());
    approved(change.id());
    publication.publish(change.id());

    DatasetVersionId dataset = new DatasetVersionId(key, 1);
    assertThat(migrated.summary(dataset, "2.0.0", MigratedLabels.Labels.ANNOTATIONS))
        .extracting(
            each ->
                each.migrated().from()
                    + " "
                    + each.labels()
                    + " "
                    + each.migrated().outcome()
                    + " "
                    + each.migrated().to())
        .containsExactly("cat 3 MAPPED feline", "dog 2 UNCHANGED dog", "owl 5 NEEDS_PERSON null");
    var out = new ByteArrayOutputStream();
    migrated.write(dataset, "2.0.0", MigratedLabels.Labels.ANNOTATIONS, out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(10)
        .first()
        .asString()
        .contains("\"item\":\"cat\"", "\"migrated\":\"feline\"", "\"guidelineVersion\":\"1.0.0\"");
  }

  @Test
  void theRequesterTheDrafterAndWhoeverApprovedAlreadyMayNotApprove() {
    GuidelineChange change = draft("ada", SPLIT, RelabelStrategy.AFFECTED);
    drafts.handIn(change.id());
    tried(change.id());
    reviews.close(change.id(), true);

    assertThatThrownBy(
            () -> reviews.approve(change.id(), ChangeDuty.LEAD, true, "ok", person("ada")))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("somebody else");
    assertThatThrownBy(
            () -> reviews.approve(change.id(), ChangeDuty.LEAD, true, "ok", person("drafter")))
        .isInstanceOf(NotAllowed.class);
    reviews.approve(change.id(), ChangeDuty.LEAD, true, "ok", person("lead"));
    assertThatThrownBy(
            () -> reviews.approve(change.id(), ChangeDuty.SECOND, true, "ok", person("lead")))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("approved it as LEAD already");
    assertThatThrownBy(() -> publication.publish(change.id()))
        .isInstanceOf(ChangeConflict.class)
        .hasMessageContaining("[SECOND, OWNER, BUDGET]");
  }

  @Test
  void theSecondOfTwoConcurrentChangesIsRebasedAndItsConflictsHaveToBeSettled() {
    GuidelineChange first = draft("ada", SPLIT, RelabelStrategy.AFFECTED);
    GuidelineChange second =
        draft(
            "bob",
            """
            {"classes": [{"code": "cat", "name": "cat", "definition": "It is a cat"},
                         {"code": "dog", "name": "dog", "definition": "It is a dog"},
                         {"code": "owl", "name": "owl", "definition": "Any owl"},
                         {"code": "fox", "name": "Fox"}]}
            """,
            RelabelStrategy.AFFECTED);
    drafts.handIn(first.id());
    tried(first.id());
    approved(first.id());
    drafts.handIn(second.id());
    tried(second.id());
    approved(second.id());
    publication.publish(first.id());

    assertThat(publication.publish(second.id())).isEqualTo(Outcome.OVERTAKEN);
    assertThatThrownBy(() -> drafts.handIn(second.id()))
        .isInstanceOf(ChangeConflict.class)
        .hasMessageContaining("2.0.0 is in force; rebase it first");
    GuidelineChange rebased = drafts.rebase(second.id(), "drafter");
    assertThat(rebased.baseVersion()).isEqualTo("2.0.0");
    assertThat(rebased.conflicts())
        .containsExactly(new Rebase.Conflict("owl", "CLASS_REWORDED Any owl", "removed"));
    assertThatThrownBy(() -> drafts.handIn(second.id()))
        .isInstanceOf(ChangeConflict.class)
        .hasMessageContaining("conflicts in [owl]");

    save(
        second.id(),
        SPLIT.replace("\"classes\": [", "\"classes\": [{\"code\": \"fox\", \"name\": \"Fox\"},"),
        RelabelStrategy.AFFECTED);
    assertThat(drafts.handIn(second.id()).prospect().version()).isEqualTo("2.1.0");
  }

  @Test
  void badInputHasDefinedAnswers() {
    GuidelineChange change = draft("ada", SPLIT, RelabelStrategy.AFFECTED);

    assertThatThrownBy(
            () ->
                save(
                    change.id(),
                    SPLIT.replace(
                        "\"tawny\"]}]}",
                        "\"tawny\"]}, {\"kind\": \"RENAME\", \"from\": [\"x\"], \"to\": [\"y\"]}, {\"kind\": \"RENAME\", \"from\": [\"y\"], \"to\": [\"x\"]}]}"),
                    RelabelStrategy.AFFECTED))
        .hasMessageContaining("lead in a circle: x -> y -> x");
    assertThatThrownBy(
            () ->
                drafts.save(
                    change.id(),
                    0,
                    new ChangeDraft("x", null, null, null, null, null, null, null, null),
                    "eve"))
        .isInstanceOf(DraftChanged.class)
        .hasMessageContaining("revision 1 by drafter");
    drafts.handIn(change.id());
    tried(change.id());
    approved(change.id());
    publication.publish(change.id());
    guidelines.withdraw(key, "2.0.0", "wrong", "lead");
    assertThatThrownBy(() -> changes.request(request("2.0.0"), "ada"))
        .isInstanceOf(GuidelineConflict.class)
        .hasMessageContaining("2.0.0 was withdrawn");
    assertThatThrownBy(() -> changes.withdraw(change.id(), "late", person("ada")))
        .isInstanceOf(ChangeConflict.class);
    assertThatThrownBy(() -> changes.require("no:c001")).isInstanceOf(UnknownChange.class);
  }

  @Test
  void aWithdrawnChangeIsNeverPublished() {
    GuidelineChange change = draft("ada", SPLIT, RelabelStrategy.AFFECTED);
    assertThatThrownBy(() -> changes.withdraw(change.id(), "mine?", person("eve")))
        .isInstanceOf(NotAllowed.class);

    changes.withdraw(change.id(), "not needed", person("ada"));
    changes.withdraw(change.id(), "not needed", person("ada"));

    assertThat(publication.publish(change.id())).isEqualTo(Outcome.WITHDRAWN);
    assertThat(changes.claim(change.id(), 7)).isFalse();
    assertThat(guidelines.current(key).version()).isEqualTo("1.0.0");
  }

  @Test
  void whatOthersRaiseBecomesOneRequest() {
    ChangeRaised raised =
        new ChangeRaised(
            "adjudication:" + key,
            key,
            ChangeOrigin.ADJUDICATION,
            "Silent on owls ".repeat(30),
            " ",
            "judge",
            Set.of("owl", "gone"),
            null);
    transaction.executeWithoutResult(_ -> events.publishEvent(raised));
    transaction.executeWithoutResult(_ -> events.publishEvent(raised));

    assertThat(changes.list(key, null))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.requester()).isEqualTo("judge");
              assertThat(change.origin()).isEqualTo(ChangeOrigin.ADJUDICATION);
              assertThat(change.title()).hasSize(200);
              assertThat(change.affectedClasses()).containsExactly("owl");
            });
  }

  @Test
  void adjudicationsBetweenTheSameClassesAskForOneChangeUntilItIsDecided() {
    silent("one", Set.of("cat", "owl", "dog"));
    silent("two", Set.of("cat", "owl"));
    silent("two", Set.of("cat", "owl"));
    silent("three", Set.of("owl"));

    assertThat(changes.list(key, null))
        .extracting(GuidelineChange::number)
        .containsExactlyInAnyOrder(1, 2);
    String first = GuidelineChange.id(key, 1);
    changes.withdraw(first, "no", new ActingPerson("judge", Role.REVIEWER, null, Set.of()));
    silent("four", Set.of("cat", "owl"));
    assertThat(changes.list(key, null)).hasSize(3);
  }

  private void silent(String batch, Set<String> classes) {
    transaction.executeWithoutResult(
        _ ->
            events.publishEvent(
                new ChangeRaised(
                    batch + ":" + key,
                    key,
                    ChangeOrigin.ADJUDICATION,
                    "Silent",
                    "between " + classes,
                    "judge",
                    classes,
                    null)));
  }

  @Test
  void aSampledFollowUpLeavesTheRestToAPerson() {
    String more = data.batch(3, "ACCEPTED");
    for (int item = 0; item < 60; item++) {
      data.label(more, "owl " + item, "one", "owl");
    }
    GuidelineChange change = draft("ada", SPLIT, RelabelStrategy.SAMPLED);
    assertThat(drafts.handIn(change.id()).trialItems()).isEqualTo(Trials.ITEMS);
    tried(change.id());
    approved(change.id());
    publication.publish(change.id());
    publication.markStale(change.id());

    FollowUps.FollowUp first = followUps.open(change.id(), FollowUps.Part.FIRST);
    assertThat(first.items()).isEqualTo(50);
    assertThat(first.rest()).isTrue();
    FollowUps.FollowUp rest = followUps.open(change.id(), FollowUps.Part.REST);
    assertThat(rest.items()).isEqualTo(13);
  }

  private GuidelineChange draft(String requester, String ontology, RelabelStrategy strategy) {
    GuidelineChange change = changes.request(request(null), requester).value();
    changes.claim(change.id(), change.number());
    return save(change.id(), ontology, strategy);
  }

  private GuidelineChange save(String id, String ontology, RelabelStrategy strategy) {
    return drafts.save(
        id,
        null,
        new ChangeDraft(
            "# Look twice",
            mapper.readTree(ontology),
            "Owls are two",
            null,
            null,
            strategy,
            null,
            600,
            Set.of("expert-1")),
        "drafter");
  }

  private ChangeRequest request(@Nullable String base) {
    return new ChangeRequest(key, "Owls", "They differ", null, null, base, null, null, null);
  }

  private void tried(String id) {
    assertThatThrownBy(() -> trials.close(id)).isInstanceOf(InvalidChange.class);
    for (String expert : List.of("expert-1", "expert-2")) {
      for (TrialRule rule : TrialRule.values()) {
        List<Trials.TrialLabel> labels = new ArrayList<>();
        for (Trials.TrialItem item : trials.sheet(id, rule, 500, person(expert)).items()) {
          labels.add(
              new Trials.TrialLabel(
                  item.datasetKey(),
                  item.item(),
                  rule,
                  trials.sheet(id, rule, 1, person(expert)).ontology().labels().getLast().code()));
        }
        trials.take(id, labels, person(expert));
      }
    }
    TrialFigures figures = trials.close(id);
    assertThat(figures.before().percent()).isEqualTo(1.0);
    assertThat(figures.compared()).isEqualTo(figures.items());
    reviews.give(id, true, null, person("expert-1"));
  }

  private void approved(String id) {
    reviews.close(id, true);
    for (ChangeDuty duty : ChangeDuty.values()) {
      reviews.approve(id, duty, true, "ok", person(duty.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static ActingPerson person(String name) {
    return new ActingPerson(
        name, Role.MANAGER, null, name.startsWith("expert") ? Set.of("adjudicators") : Set.of());
  }
}
