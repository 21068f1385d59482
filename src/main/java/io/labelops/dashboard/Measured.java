package io.labelops.dashboard;

import io.labelops.measure.Proportion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes figures of the rows they were counted in. */
final class Measured {

  private static final double CONFIDENCE = 0.95;

  private Measured() {}

  static Figure none(FigureName figure) {
    return Figure.of(figure, null, 0, Figure.TO_DATE);
  }

  static Figure verdict(FigureName figure, ResultSet row, String column) throws SQLException {
    return Figure.ratio(figure, row.getLong(column), row.getLong("units"), Figure.TO_DATE);
  }

  static Figure estimate(FigureName figure, int hits, int of, String period) {
    Figure share = Figure.ratio(figure, hits, of, period);
    if (of == 0) {
      return share;
    }
    var interval = Proportion.of(hits, of, CONFIDENCE).interval();
    return share.within(interval.lower(), interval.upper());
  }

  static Figure percentile(FigureName figure, ResultSet row, String column, String period)
      throws SQLException {
    double value = row.getDouble(column);
    return Figure.of(figure, row.wasNull() ? null : value, row.getLong("n"), period);
  }

  static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
