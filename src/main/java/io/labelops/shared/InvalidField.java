package io.labelops.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** A field of a request and what is wrong with it. */
record InvalidField(@Nullable String field, @Nullable String reason) {

  static List<InvalidField> of(MethodArgumentNotValidException invalid) {
    return invalid.getAllErrors().stream().map(InvalidField::of).toList();
  }

  static List<InvalidField> of(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .flatMap(
            result ->
                result.getResolvableErrors().stream()
                    .map(error -> of(result.getMethodParameter().getParameterName(), error)))
        .toList();
  }

  static InvalidField of(MethodArgumentTypeMismatchException mismatch) {
    return new InvalidField(mismatch.getName(), "cannot be read as the type it must have");
  }

  private static InvalidField of(ObjectError error) {
    return of(null, error);
  }

  private static InvalidField of(@Nullable String parameter, MessageSourceResolvable error) {
    String field = error instanceof FieldError named ? named.getField() : parameter;
    return new InvalidField(field, error.getDefaultMessage());
  }
}
