package io.labelops.cli;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What a person saw, as wide as a desk and as narrow as a phone, for people to look at. */
public final class Screenshots {

  static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 1_500;
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  public static void take(Page page, String name) {
    take(page, name, PHONE);
    take(page, name, DESKTOP);
  }

  private static void take(Page page, String name, int width) {
    page.setViewportSize(width, HEIGHT);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + "-" + width + ".png"))
            .setFullPage(true));
  }
}
