package io.labelops.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.labelops.cli.Chromium;
import io.labelops.cli.Screenshots;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five hundred items answered in the machine's Chromium, most of it by keyboard alone. */
class WorkbenchBrowserTest {

  private static RunningPages pages;
  private static Chromium chromium;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    if (Chromium.executable().isEmpty()) {
      String howTo = "Chromium is not installed, get it with: apt-get install chromium";
      System.out.println("WorkbenchBrowserTest is skipped: " + howTo);
      assumeTrue(false, howTo);
    }
    pages = RunningPages.start().withStaff();
    chromium = new Chromium(Chromium.executable().orElseThrow());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (pages != null) {
      pages.close();
    }
  }

  @BeforeEach
  void logIn() {
    WorkbenchData.insert(pages.jdbc());
    page = chromium.window();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text() + " " + message.location());
          }
        });
    page.navigate(pages.url());
    page.getByLabel("Username").fill("reviewer-1");
    page.getByLabel("Password").fill(RunningPages.PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("Log in")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Programs and datasets");
  }

  @AfterEach
  void nothingFailedInThePage() {
    page.context().close();
    assertThat(faults).isEmpty();
  }

  @Test
  void fiveHundredItemsAreReviewedByKeyboardAlone() {
    visit("reviews/desk:1:b001");
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
    assertThat(note()).hasText("500 taken. Nothing is open; complete the task in Tasklist.");
    assertThat(verdicts("b001")).containsExactly("CONFIRMED 497", "CORRECTED 2", "ESCALATED 1");
  }

  @Test
  void whatIsNotSentIsThereAgainElsewhereAndCanBeUndone() {
    visit("reviews/desk:1:b001");
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
    visit("adjudications/desk:1:b002");
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
    visit("reviews/desk:1:b001");
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
    visit("reviews/desk:1:b003");
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
    visit("reviews/desk:1:b001");
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

  private static List<String> verdicts(String batch) {
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

  private void visit(String path) {
    page.navigate(pages.url() + "/workbench/" + path);
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

  private void looksRight(String name) {
    Screenshots.take(page, "page-" + name);
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as("width of %s at %d", name, width)
          .isLessThanOrEqualTo(width);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
