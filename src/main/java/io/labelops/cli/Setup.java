package io.labelops.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates what a dataset needs, leaving alone what is there already. */
record Setup(Api admin) {

  /** What a vendor is held to; times in seconds, the rate in the program's currency. */
  record Terms(
      int turnaround, int reminder, int rework, int lease, double goldAccuracy, String rate) {}

  void program(String key, String title, @Nullable Integer budget) {
    ensure(
        "/programs",
        budget == null
            ? Map.of("key", key, "title", title, "timeZone", "UTC", "currency", "USD")
            : Map.of(
                "key", key,
                "title", title,
                "timeZone", "UTC",
                "currency", "USD",
                "budgetAmount", budget));
  }

  void guideline(
      String key,
      String version,
      String body,
      String change,
      List<ReplayFolder.LabelClass> classes) {
    ensure(
        "/guidelines/" + key + "/versions",
        Map.of("version", version, "body", body, "changeNote", change, "classes", classes));
  }

  /** Creates a vendor with its contract and login, and returns the API as that vendor. */
  Api vendor(
      Installation installation,
      String key,
      String name,
      String program,
      Terms terms,
      List<String> annotators) {
    ensure("/vendors", Map.of("key", key, "name", name));
    ensure("/vendors/" + key + "/annotators", annotators);
    if (!hasContract(key, program)) {
      admin.post(
          "/vendors/" + key + "/contracts",
          Map.of(
              "programKey", program,
              "turnaroundSeconds", terms.turnaround(),
              "reminderSeconds", terms.reminder(),
              "reworkSeconds", terms.rework(),
              "leaseSeconds", terms.lease(),
              "goldAccuracy", terms.goldAccuracy(),
              "ratePerLabel", terms.rate(),
              "currency", "USD",
              "share", 1));
    }
    String username = "vendor-" + key;
    ensure(
        "/users",
        Map.of("username", username, "displayName", name, "role", "VENDOR", "vendorKey", key));
    JsonNode token = admin.post("/users/" + username + "/tokens", Map.of());
    return Api.patient(installation.labelops(), token.get("token").asString());
  }

  private boolean hasContract(String vendor, String program) {
    return admin
        .get("/vendors/" + vendor + "/contracts")
        .valueStream()
        .anyMatch(contract -> contract.path("programKey").asString().equals(program));
  }

  private void ensure(String path, Object body) {
    try {
      admin.post(path, body);
    } catch (ApiFailure failure) {
      if (failure.status() != 409) {
        throw failure;
      }
    }
  }
}
