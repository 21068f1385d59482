package io.labelops.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Sha256;
import io.labelops.task.LabelRules;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes the labels of a dataset version, one line per item in the order of the item keys. */
@Component
class ReleasedLabels {

  private static final int FETCHED = 5_000;

  /**
   * One line of the file.
   *
   * @param confidence the share of votes for the label
   * @param media the image, sound or video that was labelled; null where there is none
   * @param support votes for each part of the label; null where it has none
   * @param votes by code, or a list of {@link Vote} where a label is more than a code
   */
  private record Line(
      @Nullable BigDecimal confidence,
      List<String> guidelineVersions,
      String item,
      JsonNode label,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Media media,
      String origin,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> support,
      Object votes) {}

  private record Vote(JsonNode label, int votes) {}

  private record Media(String sha256, String uri) {}

  /**
   * The file and what it adds up to.
   *
   * @param lastDecidedAt when the last of the labels was decided; null without labels
   * @param media null where no item refers to any
   */
  record Content(
      byte[] bytes,
      int labels,
      int votes,
      Map<String, Integer> classes,
      Map<String, Integer> origins,
      Map<String, Integer> guidelineVersions,
      @Nullable Instant lastDecidedAt,
      @Nullable MediaEntry media) {}

  /**
   * The images, sounds and videos that were labelled.
   *
   * @param sha256 of lines as sha256sum writes them: hash, two blanks, item, in the file's order
   */
  record MediaEntry(int items, String sha256) {}

  private final JdbcClient jdbc;

  private final LabelRulebook rulebook;

  ReleasedLabels(JdbcClient jdbc, LabelRulebook rulebook) {
    this.jdbc = jdbc;
    this.rulebook = rulebook;
  }

  Content write(DatasetVersionId dataset) {
    var file = new File(rulebook.of(dataset));
    jdbc.sql(
            """
            SELECT i.key, i.payload -> 'media' ->> 'uri' AS media_uri,
                   i.payload -> 'media' ->> 'sha256' AS media_sha256, f.label, f.origin, f.support, f.votes, f.decided_at,
                   v.labels, v.guideline_versions
              FROM final_label f
              JOIN item i ON i.id = f.item_id
              LEFT JOIN LATERAL (
                SELECT array_agg(a.label) AS labels,
                       array_agg(DISTINCT a.guideline_version) AS guideline_versions
                  FROM annotation a
                 WHERE a.batch_id = f.batch_id AND a.item_id = f.item_id
                   AND a.superseded_at IS NULL) v ON TRUE
             WHERE f.dataset_key = :key AND f.version = :version
             ORDER BY i.key COLLATE "C"
            """)
        .withFetchSize(FETCHED)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(file::add);
    return file.content();
  }

  /** Grows line by line. */
  private static final class File {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> classes = new TreeMap<>();
    private final Map<String, Integer> origins = new TreeMap<>();
    private final Map<String, Integer> guidelineVersions = new TreeMap<>();
    private final MessageDigest mediaHash = Sha256.digest();
    private int mediaItems;
    private int labels;
    private int votes;
    private @Nullable Instant lastDecidedAt;
    private final LabelRules rules;

    File(LabelRules rules) {
      this.rules = rules;
    }

    void add(ResultSet row) throws SQLException {
      Map<String, Integer> given = new TreeMap<>();
      for (String label : texts(row.getArray("labels"))) {
        given.merge(label, 1, Integer::sum);
        votes++;
      }
      String label = row.getString("label");
      String origin = row.getString("origin");
      List<String> versions = texts(row.getArray("guideline_versions"));
      bytes.writeBytes(
          PackageJson.line(
              new Line(
                  confidence(row.getInt("support"), row.getInt("votes")),
                  versions,
                  row.getString("key"),
                  rules.value(label),
                  media(row),
                  origin,
                  support(label, given),
                  rules.isNominal() ? given : list(given))));
      labels++;
      rules.classes(label).forEach(each -> classes.merge(each, 1, Integer::sum));
      origins.merge(origin, 1, Integer::sum);
      versions.forEach(version -> guidelineVersions.merge(version, 1, Integer::sum));
      Instant decidedAt = row.getObject("decided_at", OffsetDateTime.class).toInstant();
      if (lastDecidedAt == null || decidedAt.isAfter(lastDecidedAt)) {
        lastDecidedAt = decidedAt;
      }
    }

    Content content() {
      return new Content(
          bytes.toByteArray(),
          labels,
          votes,
          classes,
          origins,
          guidelineVersions,
          lastDecidedAt,
          mediaItems == 0 ? null : new MediaEntry(mediaItems, Sha256.hex(mediaHash.digest())));
    }

    /** Adds what was labelled to the hash of all of it, in the order of the file. */
    private @Nullable Media media(ResultSet row) throws SQLException {
      String uri = row.getString("media_uri");
      String sha256 = row.getString("media_sha256");
      if (uri == null || sha256 == null) {
        return null;
      }
      mediaItems++;
      mediaHash.update(
          (sha256 + "  " + row.getString("key") + "\n").getBytes(StandardCharsets.UTF_8));
      return new Media(sha256, uri);
    }

    private @Nullable List<Integer> support(String label, Map<String, Integer> given) {
      List<Integer> support = rules.support(label, given);
      return support.isEmpty() ? null : support;
    }

    private List<Vote> list(Map<String, Integer> given) {
      return given.entrySet().stream()
          .map(vote -> new Vote(rules.value(vote.getKey()), vote.getValue()))
          .toList();
    }

    private static @Nullable BigDecimal confidence(int support, int votes) {
      return votes == 0
          ? null
          : BigDecimal.valueOf(support)
              .divide(BigDecimal.valueOf(votes), 4, RoundingMode.HALF_EVEN);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
      return array == null
          ? List.of()
          : Arrays.stream((String[]) array.getArray()).sorted().toList();
    }
  }
}
