package io.labelops.ledger;

import io.labelops.shared.Creation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions that were taken outside of any task. */
@Service
public class HandEntries {

  private final Ledger ledger;
  private final DecisionLog log;

  HandEntries(Ledger ledger, DecisionLog log) {
    this.ledger = ledger;
    this.log = log;
  }

  /** Writes the entry down once; the same again changes nothing. */
  @Transactional
  public Creation<DecisionEntry> write(NewEntry entry, String actor) {
    Decision decision = entry.checked(actor);
    boolean created = ledger.record(decision);
    DecisionEntry known = log.find(decision.key()).orElseThrow();
    if (!created && !says(known, decision)) {
      throw new EntryConflict(String.valueOf(entry.key()));
    }
    return new Creation<>(known, created);
  }

  private static boolean says(DecisionEntry known, Decision wanted) {
    return known.actor().equals(wanted.actor())
        && known.subject().equals(wanted.subject())
        && String.valueOf(known.summary()).equals(wanted.summary())
        && String.valueOf(known.reason()).equals(wanted.reason())
        && known.links().equals(wanted.links());
  }
}
