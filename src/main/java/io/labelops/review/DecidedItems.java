package io.labelops.review;

import io.labelops.annotation.ItemBars;
import io.labelops.shared.Locks;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps staff who decided an item from labelling it, whenever they turn out to be annotators. */
@Component
class DecidedItems {

  private final ItemBars bars;
  private final JdbcClient jdbc;

  DecidedItems(ItemBars bars, JdbcClient jdbc) {
    this.bars = bars;
    this.jdbc = jdbc;
  }

  /**
   * Holds decisions of a person and links to annotators apart, so that neither misses the other.
   */
  void lock(String username) {
    Locks.hold(jdbc, "labelops-decider:" + username);
  }

  /** Bars the annotators whom the person is linked to from an item they just decided. */
  void decided(String username, long itemId) {
    List<Long> annotators =
        jdbc.sql("SELECT annotator_id FROM staff_annotator WHERE username = ?")
            .param(username)
            .query(Long.class)
            .list();
    bars.bar(annotators, List.of(itemId), ItemBars.Reason.DECIDED);
  }

  /** Bars an annotator from all that the person decided before they were linked. */
  void linked(String username, long annotatorId) {
    List<Long> items =
        jdbc.sql("SELECT DISTINCT item_id FROM review_item WHERE decided_by = ?")
            .param(username)
            .query(Long.class)
            .list();
    bars.bar(List.of(annotatorId), items, ItemBars.Reason.DECIDED);
  }
}
