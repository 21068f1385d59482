package io.labelops.models;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;

/** The workers of the small sound repository, and some that break a rule each. */
class SampleWorkers {

  enum Verdict {
    PASS,
    FAIL
  }

  record SampleQuality(Verdict verdict, int defects, long acceptable) {}

  record Measured(SampleQuality sampleQuality) {}

  @JobWorker(type = "measure-sample")
  Measured measure(@Variable String sampleId) {
    return new Measured(new SampleQuality(Verdict.PASS, sampleId.length(), 0));
  }

  @JobWorker(type = "record-decision")
  Map<String, Object> record(@Variable String sampleId) {
    return Map.of("recorded", !sampleId.isEmpty());
  }

  @JobWorker(type = "repair-sample")
  void repair(@Variable String sampleId) {}

  /** Does what another worker does already, and what no task asks for. */
  static class Surplus {
    @JobWorker(type = "repair-sample")
    void repairAgain(@Variable String sampleId) {}

    @JobWorker(type = "polish-sample")
    void polish() {}
  }

  /** Takes what is not registered, and as another type. */
  static class Careless {
    enum Subject {
      SAMPLE
    }

    record Weighed(String weight) {}

    @JobWorker(type = "record-decision")
    Weighed record(@Variable int sampleId, @Variable Subject subject, @Variable String colour) {
      return new Weighed(subject + colour + sampleId);
    }
  }
}
