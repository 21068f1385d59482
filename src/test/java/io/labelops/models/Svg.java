package io.labelops.models;

import io.labelops.models.Diagram.Box;
import java.util.List;

/** A picture in the making; numbers are written alike on every machine. */
class Svg {

  private static final double LINE_HEIGHT = 1.2;

  private final StringBuilder drawn = new StringBuilder();

  void rectangle(String look, Box box, int radius) {
    tag(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%d\"/>",
        look,
        number(box.x()),
        number(box.y()),
        number(box.right() - box.x()),
        number(box.bottom() - box.y()),
        radius);
  }

  void circle(String look, double x, double y, double radius) {
    tag(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
        look, number(x), number(y), number(radius));
  }

  void path(String look, String path) {
    tag("<path class=\"%s\" d=\"%s\"/>", look, path);
  }

  /** Draws a symbol whose own coordinates have their origin at the point given. */
  void symbol(double x, double y, String symbol) {
    tag("<g transform=\"translate(%s %s)\">%s</g>", number(x), number(y), symbol);
  }

  /** Writes lines below each other, each centred on x. */
  void text(String look, double x, double top, int size, List<String> lines) {
    double y = top + size * 0.8;
    StringBuilder spans = new StringBuilder();
    for (String line : lines) {
      spans.append(
          "<tspan x=\"%s\" y=\"%s\">%s</tspan>".formatted(number(x), number(y), escaped(line)));
      y += size * LINE_HEIGHT;
    }
    tag("<text class=\"%s\">%s</text>", look, spans);
  }

  static double height(int size, List<String> lines) {
    return size * (LINE_HEIGHT * (lines.size() - 1) + 1);
  }

  void tag(String format, Object... values) {
    drawn.append(format.formatted(values)).append('\n');
  }

  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return drawn.toString();
  }
}
