package io.labelops.shared;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Says in plain words why a body could not be read, without quoting it. */
final class UnreadableBody {

  private UnreadableBody() {}

  static String reason(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case InvalidFormatException misfit when !misfit.getPath().isEmpty() ->
          "The field '%s' %s."
              .formatted(path(misfit), InvalidField.expected(misfit.getTargetType()));
      case DatabindException misfit when !misfit.getPath().isEmpty() ->
          "The field '%s' does not fit.".formatted(path(misfit));
      case JacksonException syntax when syntax.getLocation() != null ->
          "The body is not valid JSON near line %d, column %d."
              .formatted(syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr());
      case null, default -> "The body is missing or cannot be read.";
    };
  }

  static String path(DatabindException misfit) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : misfit.getPath()) {
      String name = step.getPropertyName();
      path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
    }
    return path.toString();
  }
}
