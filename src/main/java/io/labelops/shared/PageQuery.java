package io.labelops.shared;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for; what is out of range is answered with the nearest page. */
public record PageQuery(
    @Schema(description = "counted from 0", defaultValue = "0") @Nullable Integer page,
    @Schema(description = "rows per page, at most 500", defaultValue = "50")
        @Nullable Integer size) {

  private static final int LARGEST = 500;
  private static final int USUAL = 50;

  public int number() {
    return page == null ? 0 : Math.max(0, page);
  }

  public int limit() {
    return size == null ? USUAL : Math.clamp(size, 1, LARGEST);
  }

  public long offset() {
    return (long) number() * limit();
  }

  /** The page that was asked for, with its rows. */
  public <T> ResultPage<T> of(List<T> rows, long total) {
    return new ResultPage<>(rows, number(), limit(), total);
  }
}
