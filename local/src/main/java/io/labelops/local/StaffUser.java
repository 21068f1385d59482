package io.labelops.local;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** One member of staff as the application and Tasklist know them. */
record StaffUser(String username, String displayName, String role) {

  static List<StaffUser> readFrom(Path file) {
    return Json.read(file, new TypeReference<>() {});
  }
}
