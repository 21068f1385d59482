package io.labelops.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five hundred items answered in the machine's Chromium, most of it by keyboard alone. */
class WorkbenchBrowserTest extends BrowserTest {

  @BeforeEach
  void logIn() {
    WorkbenchData.insert(pages.jdbc());
    logIn("reviewer-1");
  }

  @Test
  void fiveHundredItemsAreReviewedByKeyboardAlone() {
    visit("/workbench/reviews/desk:1:b001");
    assertThat(count()).hasText("0 of 500 decided");
    assertThat(title()).containsText("r001 (1 of 500, open)");
    assertThat(page.locator("#bench-votes")).containsText("Billing × 2");
    looksRight("workbench-review");

    for (int item = 1; item <= 497; item++) {
      page.keyboard().press("1");
    }
    press("2", "e", "2");

    assertThat(count()).hasText("500 of 500 decided, 500 not sent yet");
    page.keyboard().press("Control+Enter");
    assertThat(note())
        .hasText(
            "500 taken. Nothing is open; complete the task in Tasklist.",
            new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    assertThat(verdicts("b001")).containsExactly("CONFIRMED 497", "CORRECTED 2", "ESCALATED 1");
  }

  @Test
  void whatIsNotSentIsThereAgainElsewhereAndCanBeUndone() {
    visit("/workbench/reviews/desk:1:b001");
    assertThat(title()).containsText("r001");
    press("1", "2", "u");
    assertThat(title()).containsText("r002 (2 of 500, open)");
    press("2");
    assertThat(count()).hasText("2 of 500 decided, 2 not sent yet");
    page.waitForLoadState();
    awaitDrafts(2);

    page.reload();

    assertThat(count()).hasText("2 of 500 decided, 2 not sent yet");
    assertThat(title()).containsText("r003");
    press("k", "x");
    assertThat(count()).hasText("1 of 500 decided, 1 not sent yet");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Send 1"))).isEnabled();
    assertThat(verdicts("b001")).isEmpty();
  }

  @Test
  void anAdjudicationIsWholeWithARuleOrItsAbsenceAndAReason() {
    visit("/workbench/adjudications/desk:1:b002");
    assertThat(title()).containsText("a1");
    assertThat(page.locator("#bench-votes")).not().containsText("×");
    press("2");
    assertThat(title()).containsText("begun");
    press("r");
    page.keyboard().type("2.1 money first");
    press("Escape", "w");
    page.keyboard().type("asks for the invoice");
    press("Escape");
    assertThat(title()).containsText("ready to send");
    looksRight("workbench-adjudication");

    press("j", "1", ".", "j", "3", "s", "w");
    page.keyboard().type("nothing on refunds");
    press("Control+Enter");

    assertThat(note()).containsText("3 taken");
    assertThat(verdicts("b002")).containsExactly("ADJUDICATED 3");
    assertThat(
            pages
                .jdbc()
                .sql("SELECT rationale FROM review_item WHERE rule_cited IS NOT NULL")
                .query(String.class)
                .list())
        .containsExactly("asks for the invoice", "asks for the invoice");
  }

  @Test
  void whatIsRefusedIsSaidAtTheItem() {
    visit("/workbench/reviews/desk:1:b001");
    assertThat(title()).containsText("r001");
    press("1", "1");
    pages
        .jdbc()
        .sql(
            """
            UPDATE review_item SET state = 'DECIDED', verdict = 'ESCALATED', decided_by = 'reviewer-2'
             WHERE item_id = (SELECT id FROM item WHERE key = 'r002')
            """)
        .update();
    press("Control+Enter");

    assertThat(note()).containsText("1 taken, 1 not");
    page.getByRole(AriaRole.BUTTON, named("r002, refused")).click();
    assertThat(page.locator("#bench-votes")).containsText("was decided by somebody else");
  }

  @Test
  void payloadsAreShownAsWhatTheyAre() {
    visit("/workbench/reviews/desk:1:b003");
    Locator payload = page.locator("#bench-payload");
    assertThat(title()).containsText("p1");
    assertThat(payload.locator("mark")).hasCount(2);
    assertThat(payload.locator("mark").first()).hasText("Ada");
    looksRight("workbench-spans");
    press("j");
    assertThat(payload.locator("img")).isVisible();
    assertThat(payload.locator("svg rect")).hasCount(2);
    looksRight("workbench-boxes");
    press("j");
    assertThat(payload.locator("audio")).isVisible();
    press("j");
    assertThat(payload.locator(".side")).hasCount(2);
    looksRight("workbench-pair");
    press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    looksRight("workbench-keys");
  }

  @Test
  void aScreenReaderIsToldWhatIsWhereAndSingleLettersCanBeSwitchedOff() {
    visit("/workbench/reviews/desk:1:b001");
    assertThat(title()).isFocused();
    assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Billing")))
        .isVisible();
    assertThat(page.locator("#bench-list [aria-current]")).hasText("r001");
    press("?");
    page.getByLabel("single letters and digits").uncheck();
    page.getByRole(AriaRole.BUTTON, named("Close")).click();
    press("1");
    assertThat(count()).hasText("0 of 500 decided");
    page.getByLabel("Billing").first().click();
    assertThat(count()).hasText("1 of 500 decided, 1 not sent yet");
    assertThat(note()).containsText("Billing");
  }

  private void awaitDrafts(int drafts) {
    page.waitForCondition(
        () ->
            pages.jdbc().sql("SELECT count(*) FROM workbench_draft").query(Integer.class).single()
                == drafts);
  }

  private List<String> verdicts(String batch) {
    return pages
        .jdbc()
        .sql(
            """
            SELECT verdict || ' ' || count(*) FROM review_item
             WHERE batch_id = 'desk:1:' || :batch AND verdict IS NOT NULL AND closed_at IS NULL
             GROUP BY verdict ORDER BY verdict
            """)
        .param("batch", batch)
        .query(String.class)
        .list();
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private Locator count() {
    return page.locator("#bench-count");
  }

  private Locator title() {
    return page.locator("#bench-title");
  }

  private Locator note() {
    return page.locator("#bench-note");
  }
}
