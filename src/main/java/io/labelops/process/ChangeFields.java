package io.labelops.process;

import io.labelops.change.ChangeRequest;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of the forms start-change and confirm-change, as loosely typed as forms send them. */
record ChangeFields(Map<String, ?> fields) {

  @Nullable String text(String field) {
    Object value = fields.get(field);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /** The request, of which a repeat by the same process instance is the same. */
  ChangeRequest request(long processInstance) {
    String declared = text("declaredClass");
    String affected = text("affectedClasses");
    Set<String> classes = new TreeSet<>();
    if (affected != null) {
      Arrays.stream(affected.split(",", -1))
          .map(String::strip)
          .filter(code -> !code.isEmpty())
          .forEach(classes::add);
    }
    return new ChangeRequest(
        text("guidelineKey"),
        text("title"),
        text("changeReason"),
        ChangeOrigin.REQUEST,
        null,
        null,
        declared == null
            ? null
            : Arrays.stream(ChangeClass.values())
                .filter(each -> each.name().equals(declared))
                .findFirst()
                .orElse(null),
        classes,
        "process:" + processInstance);
  }
}
