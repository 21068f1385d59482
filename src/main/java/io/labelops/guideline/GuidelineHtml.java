package io.labelops.guideline;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders the Markdown of a guideline (CommonMark with tables).
 *
 * <p>Markup in the text is shown, not obeyed, and links and pictures with other than web addresses
 * lose them, so a guideline cannot bring scripts to its readers.
 */
public final class GuidelineHtml {

  private static final List<TablesExtension> EXTENSIONS =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  private GuidelineHtml() {}

  public static String render(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}
