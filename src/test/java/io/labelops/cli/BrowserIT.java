package io.labelops.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff at work in real pages: Tasklist's forms and the dashboard, in the machine's Chromium. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(LocalStack.class)
class BrowserIT {

  private static final String REQUESTER = "ops-lead";
  private static final String DEPUTY = "ops-second";
  private static final int ITEMS = 20;

  private final Installation installation = LocalStack.installation();
  private Chromium chromium;

  @BeforeAll
  static void needsChromium() {
    if (Chromium.executable().isEmpty()) {
      String howTo = "Chromium is not installed, get it with: apt-get install chromium";
      System.out.println("BrowserIT is skipped: " + howTo);
      assumeTrue(false, howTo);
    }
  }

  @BeforeEach
  void openBrowser() {
    chromium = new Chromium(Chromium.executable().orElseThrow());
  }

  @AfterEach
  void closeBrowser() {
    chromium.close();
  }

  @Test
  void anIntakeApprovedInTasklistBringsTheDatasetToLabelingOnTheDashboard() {
    prepare("browser-tickets");
    request("browser-tickets");
    Page desk = chromium.window();
    Page overview = dashboard(DEPUTY);
    Locator row = overview.getByRole(AriaRole.ROW).filter(withText("browser-tickets:1"));
    assertThat(row).containsText("Intake", soon());

    TasklistWindow tasklist = TasklistWindow.logIn(desk, installation, DEPUTY);
    row.getByRole(AriaRole.LINK).first().click();
    Locator form = tasklist.open(openTask(overview, "Approval of the intake"));
    assertThat(form).containsText("May Tickets of browser-tickets (version 1, browser-tickets)");
    assertThat(figure(form, "Items")).containsText(ITEMS + " text");
    assertThat(figure(form, "Duplicates")).containsText("0.0 %");
    assertThat(figure(form, "Duplicates")).containsText("PASS");
    assertThat(figure(form, "Annotators under contract")).containsText("≥ 2");
    tasklist.assignToMe();
    form.getByText("Refuse: this version ends with FAIL").click();
    type(form, "Comment", "Not before the purpose is clear.");
    form.getByText("Approve: batches are opened").click();
    choose(form, "Reason", "Accepted with known risk");
    Screenshots.take(desk, "intake-task");
    assertThat(form.getByLabel("Comment")).isHidden();
    tasklist.complete();
    approve("privacy-officer", "privacy", "browser-tickets");
    approve("budget-owner", "budget", "browser-tickets");

    overview.navigate(installation.labelops().toString());
    assertThat(row).containsText("Labeling", soon());
    Screenshots.take(overview, "datasets");
    row.getByRole(AriaRole.LINK).first().click();
    Locator log = overview.getByRole(AriaRole.ROW).filter(withText("ops-second"));
    assertThat(log.first()).containsText("Accepted with known risk", soon());
    Screenshots.take(overview, "dataset");
  }

  @Test
  void aDatasetStartedInTasklistBelongsToWhoeverConfirmsIt() {
    prepare("browser-signs");
    Page desk = chromium.window();
    TasklistWindow tasklist = TasklistWindow.logIn(desk, installation, REQUESTER);
    Locator start = tasklist.start("dataset-lifecycle");
    type(start, "Dataset key", "browser-signs");
    type(start, "Title", "Road signs");
    type(start, "Program key", "browser-signs");
    type(start, "Guideline key", "browser-signs-guideline");
    type(start, "Purpose", "reading of road signs");
    type(start, "Source", "own cameras");
    Screenshots.take(desk, "start-form");
    tasklist.send();

    Locator form = tasklist.open("Confirm", "browser-signs");
    assertThat(figure(form, "Guideline")).containsText("1.0.0, 5 classes");
    assertThat(form.getByLabel("Title")).hasValue("Road signs");
    tasklist.assignToMe();
    form.getByText("Confirm: you become the requester").click();
    choose(form, "Reason", "As shown here");
    Screenshots.take(desk, "confirm-task");
    tasklist.complete();

    Page overview = dashboard(DEPUTY);
    Locator row = overview.getByRole(AriaRole.ROW).filter(withText("browser-signs:1"));
    assertThat(row).containsText("Road signs", soon());
    row.getByRole(AriaRole.LINK).first().click();
    assertThat(overview.locator("dl.facts div").filter(withText("Requester")))
        .containsText(REQUESTER);
    assertThat(overview.getByRole(AriaRole.ROW).filter(withText("request dataset")))
        .containsText(REQUESTER);
    Screenshots.take(overview, "dataset-requested");
  }

  private void prepare(String key) {
    Setup setup = new Setup(installation.signIn("admin"));
    setup.program(key, "Program of " + key, 2_000);
    setup.guideline(key + "-guideline", "1.0.0", "Choose one class.", "first", DemoWorld.CLASSES);
    setup.vendor(
        installation,
        key + "-vendor",
        "Vendor of " + key,
        key,
        new Setup.Terms(86_400, 43_200, 86_400, 3_600, 0.85, "0.08"),
        List.of("w1", "w2", "w3"));
  }

  private void request(String key) {
    Api requester = installation.signIn(REQUESTER);
    requester.post(
        "/datasets",
        Map.ofEntries(
            Map.entry("key", key),
            Map.entry("programKey", key),
            Map.entry("title", "Tickets of " + key),
            Map.entry("taskType", "CLASSIFICATION"),
            Map.entry("modality", "text"),
            Map.entry("guidelineKey", key + "-guideline"),
            Map.entry("mode", "LIVE"),
            Map.entry("labelsPerItem", 2),
            Map.entry("batchSize", 10),
            Map.entry("sensitive", true),
            Map.entry("purpose", "routing of tickets"),
            Map.entry("licence", "generated"),
            Map.entry("source", "generated by the test")));
    requester.postRows(
        "/datasets/" + key + "/items?importId=one",
        IntStream.range(0, ITEMS)
            .mapToObj(i -> Map.of("item", "t" + i, "payload", Map.of("text", "Where is it? " + i)))
            .toList());
    requester.post("/datasets/" + key + "/items/complete", null);
  }

  /** Another duty than the one watched here is done through Tasklist's API. */
  private void approve(String username, String group, String key) {
    Tasklist tasklist =
        new Tasklist(installation.webapps(), username, installation.password(username));
    Map<String, String> answer = Map.of("decision", "APPROVE", "reasonCode", "AS_SHOWN");
    List<Tasklist.Task> open = tasklist.open(group, key);
    while (open.isEmpty()) {
      Pause.of(Duration.ofSeconds(1));
      open = tasklist.open(group, key);
    }
    open.forEach(task -> tasklist.complete(task, Map.of("answer", answer)));
  }

  /** Where the dashboard's link to the task at a place leads, once Tasklist shows the task. */
  private static String openTask(Page dataset, String place) {
    Locator link =
        dataset
            .getByRole(AriaRole.ROW)
            .filter(withText(place))
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open task"));
    String address = (String) link.evaluate("link => link.href");
    String task = "";
    while (!task.matches(".*/\\d+")) {
      Pause.of(Duration.ofSeconds(1));
      task =
          dataset
              .request()
              .get(address, RequestOptions.create().setMaxRedirects(0))
              .headers()
              .get("location");
    }
    return task;
  }

  private Page dashboard(String username) {
    Page page = chromium.window();
    page.navigate(installation.labelops().toString());
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(installation.password(username));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Programs and datasets");
    return page;
  }

  /** Forms take what is typed after a moment, and lose it when the next field is faster. */
  private static void type(Locator form, String field, String text) {
    Locator input = form.getByLabel(field);
    do {
      input.fill(text);
      input.blur();
      Pause.of(Duration.ofMillis(700));
    } while (!input.inputValue().equals(text));
  }

  private static void choose(Locator form, String field, String value) {
    Locator select = form.locator(".fjs-form-field-select").filter(withText(field));
    select.locator(".fjs-input-group").click();
    select.locator(".fjs-dropdownlist-item").filter(withText(value)).click();
  }

  private static Locator figure(Locator form, String name) {
    return form.getByRole(AriaRole.ROW).filter(withText(name)).first();
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(120_000).setIgnoreCase(true);
  }
}
