package io.labelops.shared;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What was asked for, and whether it is new. */
public record Creation<T>(T value, boolean created) {

  /** Answers 201 for what is new and 200 for what was there. */
  public ResponseEntity<T> answer() {
    return answer(Function.identity());
  }

  public <V> ResponseEntity<V> answer(Function<? super T, V> view) {
    return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
        .body(view.apply(value));
  }
}
