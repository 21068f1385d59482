package io.labelops.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.labelops.change.ChangeDrafts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guidelines and their changes in the machine's Chromium, without the engine. */
class RulesBrowserTest extends BrowserTest {

  private static final String TEXT = "Text, Markdown";
  private static final String ONTOLOGY = "Ontology, JSON";

  @BeforeEach
  void fill() {
    pages.jdbc().sql("TRUNCATE guideline_change, calibration CASCADE").update();
    WorkbenchData.insert(pages.jdbc());
  }

  @Test
  void aChangeIsAskedForWrittenAndJudgedOnPages() {
    logIn("program-lead");
    String change = ask();
    pages.jdbc().sql("UPDATE guideline_change SET state = 'DRAFT'").update();

    page.reload();
    page.getByText("Write the draft").click();
    looksRight("guideline-draft");
    String ontology = page.getByLabel(ONTOLOGY).inputValue();
    page.getByLabel(ONTOLOGY).fill("{");
    page.getByLabel(TEXT).fill("Choose one.\nRefunds are returns.");
    save();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The ontology cannot be read");
    assertThat(page.getByLabel(TEXT)).hasValue("Choose one.\nRefunds are returns.");
    faults.removeIf(fault -> fault.contains("400"));

    page.getByLabel(ONTOLOGY).fill(ontology.replace("Delivery", "Shipping"));
    page.getByLabel("Note to annotators").fill("Refunds are returns now");
    page.getByLabel("Experts").fill("reviewer-1");
    save();
    assertThat(page.locator("ins").or(page.locator(".lines .added"))).isVisible();
    assertThat(row("Delivery to Shipping")).containsText("may be wrong");
    assertThat(page.locator("main")).containsText("2.0.0");
    looksRight("guideline-change");

    pages.bean(ChangeDrafts.class).handIn(change);
    page.context().close();
    logIn("reviewer-1");
    visit("/guideline-changes/" + change);
    page.getByRole(AriaRole.BUTTON, named("I am against it")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("say what has to change");
    page.getByLabel("What has to change").fill("Define shipping, too");
    page.getByRole(AriaRole.BUTTON, named("I am against it")).click();
    assertThat(row("Define shipping, too")).containsText("against it");
  }

  @Test
  void aGuidelineShowsItsClassesAndWhatChangedBetweenVersions() {
    pages
        .jdbc()
        .sql(
            """
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by,
                                           change_note, version_before, change_class, ontology)
            SELECT 'desk', '1.0.1', 2, E'Choose one.\\n\\n| case | label |\\n|---|---|\\n| refund | returns |\\n\\n<script>alert(1)</script>',
                   now(), 'lead', 'Says where refunds belong', '1.0.0', 'PATCH',
                   '{"classes": [{"code": "money", "name": "Money", "group": true},
                     {"code": "billing", "name": "Billing", "parent": "money", "owner": "lead",
                      "definition": "invoices and payments", "positiveExamples": ["charged twice"]},
                     {"code": "delivery", "name": "Delivery"},
                     {"code": "returns", "name": "Returns", "parent": "money"}]}'
            """)
        .update();
    logIn("ops-second");
    visit("/guidelines");
    page.getByRole(AriaRole.LINK, named("desk")).click();
    assertThat(page.locator(".document")).containsText("<script>alert(1)</script>");
    assertThat(page.locator(".document td").first()).hasText("refund");
    page.getByText("invoices and payments").click();
    assertThat(page.getByText("charged twice")).isVisible();
    assertThat(page.locator(".depth-1")).hasCount(2);
    page.getByLabel("Compared with").selectOption("1.0.0");
    page.getByRole(AriaRole.BUTTON, named("Show")).click();
    assertThat(page.getByText("class moved").first()).isVisible();
    looksRight("guideline");
  }

  @Test
  void expertsTryBothRulesAtTheWorkbench() {
    logIn("program-lead");
    String change = ask();
    pages
        .jdbc()
        .sql(
            """
            WITH trial AS (UPDATE guideline_change SET state = 'TRIAL', round = 1 RETURNING id)
            INSERT INTO change_trial_item (change_id, round, item_id, place)
            SELECT trial.id, 1, item.id, row_number() OVER (ORDER BY key) FROM trial, item WHERE key LIKE 'a%'
            """)
        .update();
    page.context().close();
    logIn("reviewer-1");
    visit("/guideline-changes/" + change);
    page.getByText("Try the new rule").click();
    Locator count = page.locator("#bench-count");
    assertThat(count).hasText("0 of 3 decided");
    for (int item = 0; item < 3; item++) {
      page.keyboard().press("3");
    }
    assertThat(count).hasText(Pattern.compile("3 of 3 decided.*"));
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#bench-note")).containsText("3 taken");
    assertThat(
            pages
                .jdbc()
                .sql(
                    "SELECT DISTINCT rule || ' ' || expert || ' ' || label FROM change_trial_label")
                .query(String.class)
                .list())
        .containsExactly("AFTER reviewer-1 returns");
  }

  @Test
  void aReviewerIsToldOfACalibrationAndLabelsItsItemsBlind() {
    pages
        .jdbc()
        .sql(
            """
            WITH opened AS (
              INSERT INTO calibration (program_key, guideline_key, task_type, seed, policy_version, requested_by,
                                       opened_at, remind_at, due_at, next_at)
              VALUES ('desk', 'desk', 'CLASSIFICATION', 1, 1, 'lead', now(), now(), now() + interval '3 days', now())
              RETURNING id),
            asked AS (INSERT INTO calibration_reviewer (calibration_id, username)
                      SELECT id, 'reviewer-1' FROM opened)
            INSERT INTO calibration_item (calibration_id, position, item_id, expected)
            SELECT opened.id, row_number() OVER (ORDER BY key), item.id, 'billing'
              FROM opened, item WHERE key LIKE 'a%'
            """)
        .update();
    logIn("reviewer-1");
    page.getByText("Label 3 items blind").click();
    Locator count = page.locator("#bench-count");
    assertThat(count).hasText("0 of 3 decided");
    assertThat(page.locator("main")).not().containsText("gold");
    looksRight("workbench-calibration");
    for (int item = 0; item < 3; item++) {
      page.keyboard().press("2");
    }
    assertThat(count).hasText(Pattern.compile("3 of 3 decided.*"));
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#bench-note")).containsText("3 taken");
    visit("/");
    assertThat(page.getByText("items blind")).hasCount(0);
  }

  /** Asks for a change on the page, and tells its id. */
  private String ask() {
    visit("/guideline-changes");
    page.getByText("Ask for a change").click();
    page.getByLabel("What should change").fill("Refunds belong to returns");
    page.getByLabel("Why").fill("Half of the adjudications are about refunds");
    page.getByRole(AriaRole.BUTTON, named("Ask")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Refunds belong to returns");
    return page.url().substring(page.url().lastIndexOf('/') + 1).replace("%3A", ":");
  }

  private void save() {
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
  }
}
