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
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Pages in the machine's Chromium, of an application and a database of their own. */
@TestInstance(Lifecycle.PER_CLASS)
@NullUnmarked
abstract class BrowserTest {

  final List<String> faults = new CopyOnWriteArrayList<>();
  RunningPages pages;
  Page page;
  private Chromium chromium;

  @BeforeAll
  void open() {
    if (Chromium.executable().isEmpty()) {
      String howTo = "Chromium is not installed, get it with: apt-get install chromium";
      System.out.println(getClass().getSimpleName() + " is skipped: " + howTo);
      assumeTrue(false, howTo);
    }
    pages = RunningPages.start().withStaff();
    chromium = new Chromium(Chromium.executable().orElseThrow());
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (pages != null) {
      pages.close();
    }
  }

  @AfterEach
  void nothingFailedInThePage() {
    page.context().close();
    List<String> found = List.copyOf(faults);
    faults.clear();
    assertThat(found).isEmpty();
  }

  /** Opens a window of somebody of the staff. */
  void logIn(String username) {
    page = chromium.window();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(faults::add);
    page.navigate(pages.url());
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(RunningPages.PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("Log in")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Programs and datasets");
  }

  void visit(String path) {
    page.navigate(pages.url() + path);
  }

  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Takes the pictures, and holds that nothing has to be scrolled sideways on a phone. */
  void looksRight(String name) {
    Screenshots.take(page, "page-" + name);
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as("width of %s at %d", name, width)
          .isLessThanOrEqualTo(width);
    }
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
