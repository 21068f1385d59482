package io.labelops.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in the machine's Chromium, on generated data and without the engine. */
class PagesBrowserTest extends BrowserTest {

  private static final String DATASET = "/datasets/tickets/1";

  @BeforeAll
  void fill() {
    GeneratedData.insert(pages.jdbc(), 40, 30);
  }

  @BeforeEach
  void logIn() {
    logIn("ops-second");
  }

  @Test
  void theOverviewTellsWhoHoldsWhatSinceWhen() {
    Locator late = row("Decision on a late batch");
    assertThat(late).containsText("operations");
    assertThat(late).containsText(Pattern.compile("9\\d min ago"));
    assertThat(row("Signature of the requester")).containsText("ops-lead");
    assertThat(row("Customer support").first()).containsText("16");
    assertThat(row("tickets:1")).containsText("operations, 9");
    looksRight("overview");
  }

  @Test
  void theDatasetsPageShowsCountsOnTheRealModelAndChartsBesideTheirTables() {
    visit(DATASET);
    assertThat(mark("BATCH_LATE")).containsText(Pattern.compile("4 · 9\\d min"));
    assertThat(mark("BATCH_LABELING").first()).isVisible();
    assertThat(page.locator(".plot canvas")).hasCount(4);
    assertThat(row("SLA attainment")).containsText("batches");
    assertThat(row("Gold accuracy").first()).containsText(" %");
    looksRight("dataset");

    Locator tab = page.getByRole(AriaRole.BUTTON, named("Dataset"));
    tab.focus();
    page.keyboard().press("Enter");
    assertThat(tab).hasAttribute("aria-pressed", "true");
    assertThat(mark("IN_BATCHES")).containsText("1 · 6 days");
  }

  @Test
  void aChartHasATableThatTheKeyboardOpens() {
    visit(DATASET + "/figures");
    Locator summary = page.locator("figure.chart summary").first();
    summary.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("figure.chart table").first()).isVisible();
    looksRight("figures");
  }

  @Test
  void withoutDataEveryChartSaysSo() {
    visit("/datasets/calls/1");
    assertThat(page.getByText("No unit is accepted yet.")).isVisible();
    assertThat(page.getByText("No unit waits.")).isVisible();
    assertThat(page.getByText("No batches yet")).isVisible();
    assertThat(row("Items are delivered")).containsText("ops-lead");
    looksRight("dataset-empty");
  }

  @Test
  void batchesAreFilteredAndPaged() {
    visit(DATASET);
    Locator table = page.locator("#batches tbody tr");
    assertThat(table).hasCount(15);
    page.locator("#batches").getByText("After").click();
    page.locator("#batches").getByText("Page 2 of 3").waitFor();
    page.locator("#batches").getByText("After").click();
    assertThat(table).hasCount(10);
    page.locator("#batches select[name=at]").selectOption("BATCH_LATE");
    assertThat(table).hasCount(4);
    assertThat(page.locator(".htmx-request, .htmx-settling, .htmx-added")).hasCount(0);
    page.locator("#batches select[name=vendor]").selectOption("west");
    assertThat(page.locator("#batches [role=status]")).hasText(Pattern.compile("[12] batch(es)?"));
    assertThat(table.first()).containsText("Decision on a late batch");
    assertThat(table.first().getByText("Operate"))
        .hasAttribute("href", Pattern.compile("/operate/processes/2251799813700\\d+"));
  }

  @Test
  void aGateOpensToItsEvidence() {
    visit(DATASET);
    page.locator("#gates select[name=outcome]").selectOption("REJECT");
    Locator gate = page.locator("#gates details").first();
    gate.locator("summary").click();
    assertThat(gate).containsText("gold accuracy");
    assertThat(gate).containsText("policy 1, decision table 1");
  }

  @Test
  void aChangeShowsByItselfAndAlsoAfterARestart() {
    visit("/datasets/lanes/1");
    Locator state = page.locator("#state");
    assertThat(state).containsText("wet lanes are not in the guideline");
    resume();
    assertThat(state).not().containsText("wet lanes are not in the guideline");

    pages.restart();
    pages
        .jdbc()
        .sql(
            """
            UPDATE dataset_version SET stage = 'CANCELLED', revision = revision + 1
             WHERE dataset_key = 'lanes'
            """)
        .update();
    assertThat(state).containsText("cancelled");
    assertThat(page.locator("#stale")).isHidden();
    faults.removeIf(fault -> fault.contains("/live") || fault.contains("ERR_"));
  }

  @Test
  void theWayOfAnItemIsAPage() {
    visit(DATASET);
    page.getByLabel("Item key").fill("t000005");
    page.getByRole(AriaRole.BUTTON, named("Show its way")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Way of item t000005");
    assertThat(page.locator("table").first().locator("tbody tr")).hasCount(3);
    looksRight("lineage");
    page.getByLabel("Another item").fill("nothing");
    page.getByRole(AriaRole.BUTTON, named("Show its way")).click();
    assertThat(page.getByText("No such item")).isVisible();
  }

  @Test
  void theDecisionLogIsSearchedAndAddedTo() {
    visit("/decisions");
    page.getByText("Write down a decision").click();
    page.getByLabel("What was decided").fill("Night shots stay out of the next increment");
    page.getByLabel("Why").last().fill("Agreed with the requester, who has no use for them");
    page.getByLabel("Links, such as").fill("change:7 batch:tickets:1:b004");
    page.getByRole(AriaRole.BUTTON, named("Write it down")).click();
    assertThat(row("Night shots stay out")).containsText("ops-second");
    looksRight("decisions");
    page.getByLabel("Words").fill("\"next increment\"");
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("1 entry");
    page.getByText("change:7").click();
    assertThat(row("Night shots stay out")).isVisible();
  }

  @Test
  void openEscalationsShowTheDecisionNeededAndTheTimeLeft() {
    pages
        .jdbc()
        .sql(
            """
            INSERT INTO escalation (raise_key, asked, options, dataset_key, version, subject, impact,
                                    deadline, blocked_batches, cost_of_delay, raised_by, raised_at,
                                    severity, severity_reason, policy_version, level, due_at, remind_at)
            SELECT 'late:' || n, 'Batch tickets:1:b00' || n || ' is late and nobody has decided: extend'
                   || ' it, take the part, or pull it?',
                   '[{"option": "Extend it", "cost": "none", "date": "in two days",
                      "risk": "the vendor fails again"},
                     {"option": "Pull it", "cost": "40 EUR", "date": "tomorrow", "risk": null}]',
                   'tickets', 1, 'batch:tickets:1:b00' || n, 'BATCH', now() + interval '3 days',
                   ARRAY['tickets:1:b00' || n], '35 EUR', 'labelops', now() - interval '5 hours',
                   (ARRAY['CRITICAL','HIGH','NORMAL'])[n], 'A batch is due within a day', 1, n,
                   now() + (n - 1.5) * interval '3 hours', now()
              FROM generate_series(1, 3) n ON CONFLICT DO NOTHING
            """)
        .update();
    visit("/escalations");
    assertThat(page.locator("tbody tr")).hasCount(3);
    assertThat(page.locator("tbody tr").first()).containsText("over since");
    looksRight("escalations");
    page.getByText("Batch tickets:1:b002 is late").click();
    assertThat(row("Extend it")).containsText("the vendor fails again");
    assertThat(page.locator("dl")).containsText("quality");
    looksRight("escalation");
    visit("/escalations?show=decided");
    assertThat(page.getByText("Nothing was decided yet.")).isVisible();
  }

  @Test
  void disputesShowTheirClockAndTheRateOfEachReviewer() {
    pages
        .jdbc()
        .sql(
            """
            INSERT INTO dispute (verdict_key, kind, batch_id, dataset_key, version, vendor_key, reviewer,
                                 verdict_at, reason, raised_by, raised_at, policy_version, due_at, remind_at)
            VALUES ('return:tickets:1:b001', 'RETURN', 'tickets:1:b001', 'tickets', 1, 'north',
                    'reviewer-1', now() - interval '3 days', 'The rule on refunds changed the day before',
                    'north-lead', now() - interval '2 days', 1, now() - interval '3 hours', now())
            ON CONFLICT DO NOTHING
            """)
        .update();
    visit("/disputes");
    assertThat(row("The rule on refunds")).containsText("overdue since 3 h");
    assertThat(row("all").first()).isVisible();
    looksRight("disputes");
  }

  @Test
  void certificatesTellWhoIsCertifiedForWhatUntilWhenAndAreFiltered() {
    pages.jdbc().sql("DELETE FROM certificate").update();
    pages
        .jdbc()
        .sql(
            """
            INSERT INTO certificate (certification_id, annotator_id, task_type, guideline_key,
              guideline_major, language, state, probation_items, issued_at, valid_until,
              provisional_major, provisional_until, state_since, state_why, suspended_from)
            SELECT row_number() OVER (ORDER BY a.id), a.id, 'CLASSIFICATION', 'tickets', 1, 'en',
                   s.state, 20, now() - interval '90 days',
                   now() + s.days * interval '1 day',
                   CASE WHEN s.grace IS NULL THEN NULL ELSE 2 END,
                   now() + s.grace * interval '1 day', now(), s.why,
                   CASE WHEN s.state = 'SUSPENDED' THEN 'CERTIFIED' END
              FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM annotator) a
              JOIN (VALUES (1, 'CERTIFIED', 90, NULL, 'The lower bound of the accuracy reaches what is required'),
                           (2, 'PROBATION', 170, NULL, 'QUALIFICATION: 48 of 50 right'),
                           (3, 'SUSPENDED', 60, NULL, '31 of 45 gold answers right, upper bound 0.800 below 0.850'),
                           (4, 'CERTIFIED', 60, 5, 'The first items do not prove bad work'),
                           (5, 'CERTIFIED', -1, NULL, 'PRODUCTION_GOLD: 120 of 128 right')
                   ) AS s(n, state, days, grace, why) ON s.n = a.n
            """)
        .update();
    visit("/certificates");
    assertThat(row("48 of 50 right")).containsText("probation");
    assertThat(row("120 of 128 right")).containsText("expired");
    assertThat(row("first items do not prove")).containsText("provisional");
    looksRight("certificates");
    visit("/certificates?state=SUSPENDED");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(row("upper bound 0.800")).containsText("suspended");
  }

  @Test
  void goldHasAPageForQualityLeadsOnly() {
    visit("/datasets/tickets/gold");
    assertThat(page.locator("body")).containsText("nobody else sees gold");
    faults.removeIf(fault -> fault.contains("403"));
    page.context().close();
    pages
        .jdbc()
        .sql("INSERT INTO user_group VALUES ('program-lead', 'quality') ON CONFLICT DO NOTHING")
        .update();
    logIn("program-lead");
    visit(DATASET);
    page.getByRole(AriaRole.LINK, named("Gold")).click();
    assertThat(row("delivery")).containsText("0");
    page.getByLabel("State").selectOption("ACTIVE");
    page.getByRole(AriaRole.BUTTON, named("Show")).click();
    assertThat(page.locator("table").last().getByRole(AriaRole.ROW).nth(1)).containsText("active");
    looksRight("gold");
  }

  @Test
  void whoJudgesBlindSeesWhereWorkStandsAndNobodysName() {
    page.context().close();
    logIn("reviewer-1");
    assertThat(row("Batches are labelled").first()).containsText("a vendor");
    assertThat(page.locator("main")).not().containsText("north");
    visit(DATASET);
    assertThat(page.getByText("You judge labels blind")).isVisible();
    assertThat(mark("BATCH_LATE")).isVisible();
    assertThat(page.locator("main")).not().containsText("north");
    assertThat(page.getByText("Gate results")).hasCount(0);
    looksRight("dataset-blind");
  }

  @Test
  void theDarkPageHasItsOwnInk() {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    visit(DATASET + "/figures");
    assertThat(page.locator(".plot canvas")).hasCount(4);
    assertThat(page.locator("body")).hasCSS("color", "rgb(230, 233, 238)");
    looksRight("figures-dark");
  }

  private void resume() {
    pages
        .jdbc()
        .sql(
            """
            UPDATE dataset_version SET paused_at = NULL, pause_reason = NULL, revision = revision + 1
             WHERE dataset_key = 'lanes'
            """)
        .update();
  }

  /** What the diagram shows at a place. */
  private Locator mark(String position) {
    return page.locator(
        "[data-container-id='%s'] .mark".formatted(Position.valueOf(position).element()));
  }
}
