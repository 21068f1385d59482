package io.labelops.shared;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
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
    return new InvalidField(mismatch.getName(), expected(mismatch.getRequiredType()));
  }

  /** What a value of the type looks like. */
  static String expected(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "has to be one of "
          + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(joining(", "));
    }
    return type == int.class || type == Integer.class
        ? "has to be a whole number"
        : "cannot be read as the type it must have";
  }

  private static InvalidField of(ObjectError error) {
    return of(null, error);
  }

  private static InvalidField of(@Nullable String parameter, MessageSourceResolvable error) {
    if (!(error instanceof FieldError named)) {
      return new InvalidField(parameter, error.getDefaultMessage());
    }
    return new InvalidField(
        named.getField(),
        named.isBindingFailure() ? expected(bound(named)) : named.getDefaultMessage());
  }

  private static @Nullable Class<?> bound(FieldError misfit) {
    String[] codes = misfit.getCodes();
    return codes != null && Arrays.asList(codes).contains("typeMismatch.java.lang.Integer")
        ? Integer.class
        : null;
  }
}
