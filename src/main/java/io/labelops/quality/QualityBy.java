package io.labelops.quality;

/** By what the quality of a dataset version's labels is told apart. */
enum QualityBy {
  DATASET("l.dataset_key || ':' || l.version", "''"),
  BATCH("l.batch_id", "b.vendor_key"),
  ANNOTATOR("w.pseudonym", "w.vendor_key"),
  /** What was given, and with gold what was right. */
  CLASS("l.class", "''"),
  /** A field of the items' payloads. */
  SLICE("coalesce(i.payload ->> :field, '')", "''"),
  /** The day of the label in the program's time zone. */
  DAY("(l.submitted_at AT TIME ZONE p.time_zone)::date::text", "''");

  private final String of;
  private final String vendor;

  QualityBy(String of, String vendor) {
    this.of = of;
    this.vendor = vendor;
  }

  /** Returns the query of the rows, without order, by dataset, version, vendor and field. */
  String query() {
    return """
        SELECT %s AS of, %s AS vendor_key,
               count(DISTINCT l.item_id) FILTER (WHERE NOT l.gold) AS items,
               count(*) FILTER (WHERE NOT l.gold) AS labels,
               count(f.label) FILTER (WHERE NOT l.gold) AS compared,
               count(*) FILTER (WHERE NOT l.gold AND f.label = l.label) AS matching,
               count(*) FILTER (WHERE l.gold) AS answers,
               count(*) FILTER (WHERE l.gold AND l.correct) AS correct
          FROM (SELECT dataset_key, version, batch_id, item_id, annotator_id, label, submitted_at,
                       label AS class, FALSE AS gold, FALSE AS correct
                  FROM v_original_label WHERE dataset_key = :dataset AND version = :version
                UNION ALL
                SELECT dataset_key, version, batch_id, item_id, annotator_id, given, submitted_at,
                       expected, TRUE, correct
                  FROM v_gold_answer WHERE dataset_key = :dataset AND version = :version) l
          JOIN annotator w ON w.id = l.annotator_id
          JOIN batch b ON b.id = l.batch_id
          JOIN item i ON i.id = l.item_id
          JOIN dataset d ON d.key = l.dataset_key
          JOIN program p ON p.key = d.program_key
          LEFT JOIN final_label f ON f.dataset_key = l.dataset_key AND f.version = l.version
                                 AND f.item_id = l.item_id
         WHERE :vendor::text IS NULL OR w.vendor_key = :vendor
         GROUP BY 1, 2
        """
        .formatted(of, vendor);
  }

  /**
   * Returns the query of the labels by part, major and item, by dataset, version, vendor, field and
   * names of parts; of an annotator all labels of the items that they labelled.
   */
  String labels() {
    return """
        SELECT of, vendor_key, major, item_id, annotator_id, label
          FROM (SELECT %s AS of, %s AS vendor_key, l.guideline_major AS major, l.item_id,
                       o.annotator_id, o.label, o.repeat
                  FROM v_original_label l
                  %s
                  JOIN annotator w ON w.id = l.annotator_id
                  JOIN batch b ON b.id = l.batch_id
                  JOIN item i ON i.id = l.item_id
                  JOIN dataset d ON d.key = l.dataset_key
                  JOIN program p ON p.key = d.program_key
                 WHERE l.dataset_key = :dataset AND l.version = :version
                   AND (:vendor::text IS NULL OR w.vendor_key = :vendor)) parts
         WHERE :names::text[] IS NULL OR of = ANY (:names::text[])
         ORDER BY of, vendor_key, major, item_id, repeat, annotator_id
        """
        .formatted(of, vendor, this == ANNOTATOR ? OTHERS : ITSELF);
  }

  private static final String ITSELF =
      "CROSS JOIN LATERAL (SELECT l.annotator_id, l.label, l.repeat) o";
  private static final String OTHERS =
      """
      JOIN v_original_label o ON o.dataset_key = l.dataset_key AND o.version = l.version
                             AND o.item_id = l.item_id AND o.guideline_major = l.guideline_major
                             AND l.repeat = 1
      """;
}
