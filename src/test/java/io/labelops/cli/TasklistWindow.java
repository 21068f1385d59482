package io.labelops.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.Duration;

/** Camunda's Tasklist as one person sees it in the browser. */
final class TasklistWindow {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Page page;
  private final URI address;

  private TasklistWindow(Page page, URI address) {
    this.page = page;
    this.address = address;
  }

  static TasklistWindow logIn(Page page, Installation installation, String username) {
    URI address = installation.webapps().resolve("/tasklist");
    page.navigate(address.toString());
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(installation.password(username));
    page.locator("button[type=submit]").click();
    button(page, "Open Settings").waitFor();
    return new TasklistWindow(page, address);
  }

  /** Opens the task of a dataset, once it stands in the list, and shows its form. */
  Locator open(String task, String dataset) {
    Locator entry =
        page.getByTestId("scrollable-list")
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("task: " + task))
            .filter(new Locator.FilterOptions().setHasText(dataset));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      page.navigate(address.toString());
      page.getByTestId("scrollable-list").waitFor();
      Pause.of(Duration.ofSeconds(3));
    } while (entry.count() == 0 && System.nanoTime() < deadline);
    entry.first().click();
    return form();
  }

  /** Opens a task by its own address and shows its form. */
  Locator open(String address) {
    page.navigate(address);
    return form();
  }

  private Locator form() {
    Locator form = page.locator("form.fjs-form");
    form.waitFor();
    return form;
  }

  void assignToMe() {
    button(page, "Assign to me").click();
    button(page, "Unassign").waitFor();
  }

  void complete() {
    button(page, "Complete Task").click();
    page.locator("form.fjs-form")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Opens the start form of a process on the page of processes. */
  Locator start(String process) {
    page.navigate(address + "/processes");
    Locator consent = button(page, "Continue");
    Locator tile =
        page.getByTestId("process-tile").filter(new Locator.FilterOptions().setHasText(process));
    consent.or(tile).first().waitFor();
    if (consent.isVisible()) {
      consent.click();
    }
    tile.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start process"))
        .click();
    Locator form = page.locator("form.fjs-form");
    form.waitFor();
    return form;
  }

  /** Sends the start form; Tasklist may open the instance's first task right away. */
  void send() {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start process"))
        .click();
    dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
