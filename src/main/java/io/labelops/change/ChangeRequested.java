package io.labelops.change;

/** A change was asked for through the API or by an event; its process is to be started. */
public record ChangeRequested(String changeId, String guidelineKey, String requester) {}
