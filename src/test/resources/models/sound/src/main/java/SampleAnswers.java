class SampleAnswers {

  @JobWorker(type = "record-decision")
  Map<String, Object> record(@Variable String sampleId) {
    return Map.of("recorded", true, "problem", "none");
  }
}
