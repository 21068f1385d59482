package io.labelops.certification;

import static io.labelops.certification.CertificationWorld.MANAGER;
import static io.labelops.certification.CertificationWorld.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BatchSettled;
import io.labelops.annotation.Settlement;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.quality.AnnotatorStopped;
import io.labelops.shared.NotAllowed;
import io.labelops.workforce.AnnotatorStops;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CertificationTest {

  private final MockMvc http;
  private final JdbcClient jdbc;
  private final TestClock clock;
  private final Scoring scoring;
  private final CertificationVerdicts verdicts;
  private final CertificateLife life;
  private final Suspensions suspensions;
  private final Certificates certificates;
  private final AnnotatorStops stops;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  CertificationTest(
      MockMvc http,
      JdbcClient jdbc,
      TestClock clock,
      Scoring scoring,
      CertificationVerdicts verdicts,
      CertificateLife life,
      Suspensions suspensions,
      Certificates certificates,
      AnnotatorStops stops,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.http = http;
    this.jdbc = jdbc;
    this.clock = clock;
    this.scoring = scoring;
    this.verdicts = verdicts;
    this.life = life;
    this.suspensions = suspensions;
    this.certificates = certificates;
    this.stops = stops;
    this.events = events;
    this.transaction = transaction;
  }

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void aRequirementNobodyCouldMeetIsRefusedWithTheItemsItTakes() throws Exception {
    CertificationWorld world = world("unmet", 0);

    world
        .send(
            "/certification-requirements",
            """
            {"guidelineKey": "unmet", "goldItems": 10, "accuracy": 0.95,
             "materialLink": "https://docs.example/unmet"}
            """,
            MANAGER)
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("at least 59 items")));
    world
        .send("/certification-requirements", "{\"guidelineKey\": \"nowhere\"}", MANAGER)
        .andExpect(jsonPath("$.detail").value(containsString("no published guideline nowhere")))
        .andExpect(jsonPath("$.detail").value(containsString("what has to be read")));
    world
        .send(
            "/certification-requirements",
            """
            {"guidelineKey": "unmet", "rule": "THRESHOLD", "goldItems": 10,
             "materialLink": "https://docs.example/unmet"}
            """,
            MANAGER)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.version").value(2));
  }

  @Test
  void whoReadsAndProvesGoodWorkIsCertifiedOnProbationAndListed() throws Exception {
    CertificationWorld world = world("proven", 20);
    long id = world.started();
    world
        .claim(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("first read guideline proven 1.0.0")));
    assertThat(world.trained()).as("the one under way is answered again").isEqualTo(id);

    world
        .claim(id)
        .andExpect(jsonPath("$.kind").value("QUALIFICATION"))
        .andExpect(jsonPath("$.items.length()").value(14))
        .andExpect(jsonPath("$.items[0].item").value(startsWith("i-")))
        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("gold"))));
    world.test(id, 0);
    Score score = scoring.score(id, Scoring.Evidence.TEST);
    assertThat(score.correct()).isEqualTo(14);
    assertThat(score.lowerBound()).isBetween(0.8, 0.81);
    assertThat(score.triesLeft()).isEqualTo(1);
    Standing standing = verdicts.record(score.scoreKey(), Score.Outcome.PASS, "proven", "7");

    assertThat(standing)
        .isEqualTo(
            new Standing(Standing.State.CERTIFIED, TestClock.START.plus(Duration.ofDays(90))));
    assertThat(verdicts.record(score.scoreKey(), Score.Outcome.STOP, "again", "8"))
        .as("a verdict is given once")
        .isEqualTo(standing);
    world
        .read("/certificates?annotator=a0&guideline=proven", MANAGER)
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].state").value("PROBATION"));
    world
        .read("/certificates.csv?guideline=proven", world.vendor())
        .andExpect(
            content().string(containsString("proven,a0,CLASSIFICATION,proven,1,und,PROBATION")));
  }

  @Test
  void answersComeWithTheUsualReportOnceEachAndFeedbackOnlyWhereItIsGiven() throws Exception {
    CertificationWorld world =
        CertificationWorld.create(http, jdbc, "reported", 20, ", \"immediateFeedback\": true");
    long id = world.trained();
    List<String> items =
        JsonPath.read(
            world.claim(id).andReturn().getResponse().getContentAsString(), "$.items[*].item");
    String body =
        line(items.get(0), "cat")
            + line(items.get(0), "dog")
            + line("gold-1", "cat")
            + line(items.get(1), "unicorn")
            + line(items.get(2), "dog").replace("a0", "a1")
            + "no json\n";

    for (int again = 0; again < 2; again++) {
      world
          .submit(id, "s1", body)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.taken").value(1))
          .andExpect(jsonPath("$.refused").value(5))
          .andExpect(jsonPath("$.refusals[0].reason").value("was answered already"))
          .andExpect(jsonPath("$.refusals[1].reason").value("is not in this test"))
          .andExpect(jsonPath("$.refusals[2].field").value("label"))
          .andExpect(jsonPath("$.refusals[3].field").value("annotator"));
    }
    world.submit(id, "s1", body + "\n").andExpect(status().isConflict());
    world
        .claim(id)
        .andExpect(jsonPath("$.answered").value(1))
        .andExpect(jsonPath("$.items.length()").value(13));
    world
        .read("/certifications/" + id, world.vendor())
        .andExpect(jsonPath("$.tests[0].feedback[0].right").value(true))
        .andExpect(jsonPath("$.tests[0].feedback.length()").value(1));
  }

  @Test
  void aNextTryWaitsHasOtherItemsAndEndsWhenThePoolIsUsedUp() throws Exception {
    CertificationWorld world = world("retaken", 20);
    long id = world.trained();
    world.test(id, 1);
    Score score = scoring.score(id, Scoring.Evidence.TEST);
    assertThat(score.lowerBound()).isLessThan(0.8);
    verdicts.record(score.scoreKey(), Score.Outcome.RETRY, "not proven", "7");
    world
        .claim(id)
        .andExpect(jsonPath("$.type").value(containsString("certification-cooling-off")))
        .andExpect(header().string("Retry-After", "3600"));
    clock.advance(Duration.ofHours(1));

    world
        .claim(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value(containsString("qualification-pool-exhausted")))
        .andExpect(jsonPath("$.detail").value(containsString("6 items are left")));
    for (int item = 1; item <= 9; item++) {
      world.data().gold("further-" + item, "cat");
    }
    String batch = world.data().batch(1, "SUBMITTED");
    world.data().label(batch, "further-9", "colleague", "cat");
    world.claim(id).andExpect(jsonPath("$.items.length()").value(14));

    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) - count(DISTINCT t.item_id) + count(*) FILTER (WHERE i.key = 'further-9')
                      FROM certification_item t JOIN item i ON i.id = t.item_id
                     WHERE i.dataset_key = 'retaken'
                    """)
                .query(Long.class)
                .single())
        .as("items met twice, or planted in current work")
        .isZero();
  }

  @Test
  void whoUsedUpAllTriesStopsUntilAManagerBeginsAnew() throws Exception {
    CertificationWorld world = world("stopped", 20);
    long id = world.trained();
    world.test(id, 14);
    Score score = scoring.score(id, Scoring.Evidence.TEST);

    assertThat(verdicts.record(score.scoreKey(), Score.Outcome.STOP, "no tries left", "7").state())
        .isEqualTo(Standing.State.STOPPED);

    String again =
        "{\"vendorKey\": \"stopped\", \"annotator\": \"a0\", \"guidelineKey\": \"stopped\"}";
    world.send("/certifications", again, world.vendor()).andExpect(status().isForbidden());
    world.send("/certifications", again, MANAGER).andExpect(status().isCreated());
  }

  @Test
  void anotherVendorFindsNothingOfIt() throws Exception {
    CertificationWorld world = certified("hidden");
    long id = world.started();
    var other = Acting.vendor("other-lead", "other");

    world.read("/certifications/" + id, other).andExpect(status().isNotFound());
    world
        .send("/certifications/%d/claims".formatted(id), "", other)
        .andExpect(status().isNotFound());
    world
        .send("/certifications/%d/acknowledgement".formatted(id), "", other)
        .andExpect(status().isNotFound());
    world
        .send(
            "/certificates/%d/appeal".formatted(world.certificate()), "{\"reason\": \"x\"}", other)
        .andExpect(status().isNotFound());
    world.read("/certificates?vendor=hidden", other).andExpect(jsonPath("$.total").value(0));
    world.read("/certifications?vendor=hidden", other).andExpect(jsonPath("$.total").value(0));
    world
        .send(
            "/certifications",
            "{\"vendorKey\": \"hidden\", \"annotator\": \"a0\", \"guidelineKey\": \"hidden\"}",
            other)
        .andExpect(status().isNotFound());
    world
        .read("/certificates", Acting.as("reviewer-1", Role.REVIEWER, "reviewers"))
        .andExpect(status().isForbidden());
  }

  @Test
  void aProbationEndsWhenItsFirstItemsAreAcceptedAndFailsOnProofOnly(
      AssertablePublishedEvents published) throws Exception {
    CertificationWorld world = certified("probated");
    String batch = world.data().batch(1, "ACCEPTED");
    world.work(batch, "first", "cat", "cat");
    settle(batch);
    assertThat(published.ofType(ProbationReviewed.class)).isEmpty();

    world.work(batch, "second", "dog", "cat");
    world.work(batch, "third", "dog", "cat");
    settle(batch);

    assertThat(published.ofType(ProbationReviewed.class)).hasSize(1);
    long id = world.started();
    assertThat(life.check(id).evidence()).isEqualTo(Scoring.Evidence.PROBATION);
    Score score = scoring.score(id, Scoring.Evidence.PROBATION);
    assertThat(score)
        .returns(1, Score::correct)
        .returns(2, Score::answers)
        .returns(ScoreRule.NOT_DISPROVEN, Score::rule);
    verdicts.record(score.scoreKey(), Score.Outcome.PASS, "not disproven", "7");
    assertThat(state(world)).isEqualTo(Certificate.State.CERTIFIED);
  }

  @Test
  void whatAGateStopsIsSuspendedAndAnAppealIsHeardBySomebodyElse() throws Exception {
    CertificationWorld world = certified("appealed");
    long annotator = world.data().annotator("a0");
    stops.stop(annotator, "appealed", null, "appealed:1:b001:1", "3 of 40 right");
    publish(new AnnotatorStopped(annotator, "appealed", "appealed:1:b001:1", "3 of 40 right"));
    assertThat(state(world)).isEqualTo(Certificate.State.SUSPENDED);
    String appeal = "/certificates/%d/appeal".formatted(world.certificate());
    world
        .send(appeal, "{\"reason\": \" \"}", world.vendor())
        .andExpect(status().isUnprocessableContent());
    world
        .send(appeal, "{\"reason\": \"gold was wrong\"}", world.vendor())
        .andExpect(status().isOk());
    world
        .send(appeal, "{\"reason\": \"another\"}", world.vendor())
        .andExpect(status().isConflict());
    long suspension = suspension(world);

    suspensions.decide(suspension, Suspension.Outcome.OVERTURNED, "it was", lead("quality-lead"));

    assertThat(state(world)).isEqualTo(Certificate.State.PROBATION);
    assertThat(stops.reason(annotator, "appealed")).as("the gate's stop is lifted too").isEmpty();
    assertThatThrownBy(
            () ->
                suspensions.decide(
                    suspension, Suspension.Outcome.UPHELD, "no", lead("another-lead")))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void whoSuspendedByHandDoesNotDecideAndALostAppealEndsTheCertificate() throws Exception {
    CertificationWorld world = certified("withdrawn");
    String path = "/certificates/%d/".formatted(world.certificate());
    world
        .send(path + "suspension", "{\"reason\": \"copied\"}", Acting.as("ops", Role.MANAGER))
        .andExpect(status().isForbidden());
    world.send(path + "suspension", "{\"reason\": \"copied\"}", MANAGER).andExpect(status().isOk());
    world
        .send(path + "appeal", "{\"reason\": \"never\"}", world.vendor())
        .andExpect(status().isOk());
    long suspension = suspension(world);
    assertThatThrownBy(
            () ->
                suspensions.decide(
                    suspension, Suspension.Outcome.UPHELD, "yes", lead("program-lead")))
        .hasMessageContaining("You suspended the certificate");

    suspensions.decide(suspension, Suspension.Outcome.UPHELD, "it was", lead("quality-lead"));

    assertThat(life.check(certification(world)).action())
        .isEqualTo(CertificateCheck.Action.WITHDRAWN);
    assertThat(state(world)).isEqualTo(Certificate.State.WITHDRAWN);
    world
        .send(
            "/certifications",
            "{\"annotator\": \"a0\", \"guidelineKey\": \"withdrawn\"}",
            world.vendor())
        .andExpect(status().isForbidden());
  }

  @Test
  void nobodyAppealsAfterItsTimeAndTheSuspensionStays() throws Exception {
    CertificationWorld world = certified("unheard");
    world.send(
        "/certificates/%d/suspension".formatted(world.certificate()),
        "{\"reason\": \"copied\"}",
        MANAGER);
    clock.advance(Duration.ofDays(7));

    world
        .send(
            "/certificates/%d/appeal".formatted(world.certificate()),
            "{\"reason\": \"late\"}",
            world.vendor())
        .andExpect(status().isConflict());
    assertThat(life.check(certification(world)).action())
        .isEqualTo(CertificateCheck.Action.WITHDRAWN);
  }

  @Test
  void aMajorMakesACertificateProvisionalUntilAShortTestOfTheDifference() throws Exception {
    CertificationWorld world = certified("changed");
    publishMajor(world, "changed");
    assertThat(list(world, "changed")).isEqualTo("PROVISIONAL");
    long id = certification(world);
    assertThat(life.check(id).nextCheckAt()).isEqualTo(TestClock.START.plus(Duration.ofDays(1)));

    world.claim(id).andExpect(jsonPath("$.kind").value("DIFFERENCE"));
    world.test(id, 0);
    Score score = scoring.score(id, Scoring.Evidence.TEST);
    verdicts.record(score.scoreKey(), Score.Outcome.PASS, "knows it", "7");

    assertThat(certificates.find(world.certificate()).orElseThrow())
        .returns(2, Certificate::guidelineMajor)
        .returns(TestClock.START.plus(Duration.ofDays(100)), Certificate::validUntil);
    assertThat(life.check(id).action()).isEqualTo(CertificateCheck.Action.WAIT);
  }

  @Test
  void withoutThatTestItEndsWithTheGrace() throws Exception {
    CertificationWorld world = certified("ungraced");
    publishMajor(world, "ungraced");
    clock.advance(Duration.ofDays(1));

    assertThat(list(world, "ungraced")).isEqualTo("EXPIRED");
    assertThat(life.check(certification(world)).action())
        .isEqualTo(CertificateCheck.Action.EXPIRED);
    assertThat(certificates.find(world.certificate()).orElseThrow().stateWhy())
        .contains("difference test was not passed");
  }

  @Test
  void enoughGoldInWorkRenewsWithoutATestAndTooLittleAsksForOne() throws Exception {
    CertificationWorld world = certified("renewed");
    jdbc.sql("UPDATE certificate SET state = 'CERTIFIED' WHERE id = ?")
        .param(world.certificate())
        .update();
    long id = certification(world);
    world.claim(id).andExpect(jsonPath("$.detail").value(containsString("is renewed from")));
    clock.advance(Duration.ofDays(90));
    assertThat(life.check(id))
        .returns(CertificateCheck.Action.WAIT, CertificateCheck::action)
        .returns(TestClock.START.plus(Duration.ofDays(100)), CertificateCheck::nextCheckAt);
    world.claim(id).andExpect(jsonPath("$.kind").value("RENEWAL"));

    String batch = world.data().batch(1, "ACCEPTED");
    for (int item = 1; item <= 14; item++) {
      world.data().gold("planted-" + item, "cat");
      world.data().label(batch, "planted-" + item, "a0", "cat");
    }
    assertThat(life.check(id).evidence()).isEqualTo(Scoring.Evidence.PRODUCTION_GOLD);
    Score score = scoring.score(id, Scoring.Evidence.PRODUCTION_GOLD);
    assertThat(score.answers()).isEqualTo(14);
    verdicts.record(score.scoreKey(), Score.Outcome.PASS, "proven by work", "7");

    assertThat(certificates.find(world.certificate()).orElseThrow())
        .returns(Certificate.State.CERTIFIED, Certificate::state)
        .returns(TestClock.START.plus(Duration.ofDays(190)), Certificate::validUntil);
  }

  @Test
  void whatIsNotRenewedEndsOnItsDayAndAFailedRenewalTakesNothingAwayBefore() throws Exception {
    CertificationWorld world = certified("ended");
    long id = certification(world);
    jdbc.sql("UPDATE certificate SET state = 'CERTIFIED' WHERE certification_id = ?")
        .param(id)
        .update();
    clock.advance(Duration.ofDays(95));
    world.test(id, 14);
    Score score = scoring.score(id, Scoring.Evidence.TEST);
    assertThat(verdicts.record(score.scoreKey(), Score.Outcome.STOP, "failed", "7").state())
        .isEqualTo(Standing.State.CERTIFIED);
    clock.advance(Duration.ofDays(5));

    assertThat(life.check(id).action()).isEqualTo(CertificateCheck.Action.EXPIRED);
    assertThat(state(world)).isEqualTo(Certificate.State.EXPIRED);
  }

  private CertificationWorld world(String key, int gold) throws Exception {
    return CertificationWorld.create(http, jdbc, key, gold, "");
  }

  private CertificationWorld certified(String key) throws Exception {
    CertificationWorld world = world(key, 40);
    long id = world.trained();
    world.test(id, 0);
    verdicts.record(
        scoring.score(id, Scoring.Evidence.TEST).scoreKey(), Score.Outcome.PASS, "proven", "7");
    return world;
  }

  private void publishMajor(CertificationWorld world, String key) {
    jdbc.sql(
            """
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
            VALUES (?, '2.0.0', 2, 'Look thrice.', now(), 'lead')
            """)
        .param(key)
        .update();
    for (String code : List.of("cat", "dog", "owl")) {
      jdbc.sql(
              """
              INSERT INTO label_class (guideline_key, version, position, code, name)
              SELECT :key, '2.0.0', count(*), :code, :code FROM label_class
               WHERE guideline_key = :key AND version = '2.0.0'
              """)
          .param("key", key)
          .param("code", code)
          .update();
    }
    publish(
        new GuidelinePublished(
            key,
            "2.0.0",
            ChangeClass.MAJOR,
            Set.of("cat"),
            "1.0.0",
            Duration.ofHours(1),
            clock.instant(),
            null));
  }

  private void settle(String batch) {
    publish(new BatchSettled(batch, Settlement.ACCEPTED));
  }

  private void publish(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private long certification(CertificationWorld world) {
    return certificates.find(world.certificate()).orElseThrow().certificationId();
  }

  private Certificate.State state(CertificationWorld world) {
    return certificates.find(world.certificate()).orElseThrow().state();
  }

  private long suspension(CertificationWorld world) {
    return jdbc.sql("SELECT id FROM certificate_suspension WHERE certificate_id = ?")
        .param(world.certificate())
        .query(Long.class)
        .single();
  }

  private String list(CertificationWorld world, String guideline) throws Exception {
    return JsonPath.read(
        world
            .read("/certificates?guideline=" + guideline, MANAGER)
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.rows[0].state");
  }

  private static ActingPerson lead(String username) {
    return Acting.person(username, Role.MANAGER, null, "quality");
  }
}
