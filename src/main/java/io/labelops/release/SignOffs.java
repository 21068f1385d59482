package io.labelops.release;

import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who signed which package: four eyes, since the requester signs for nothing else.
 *
 * <p>A duty is answered once; a signature holds for the one package whose hash was shown.
 */
@Service
public class SignOffs {

  private final JdbcClient jdbc;
  private final CandidateRows candidates;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final Clock clock;

  SignOffs(
      JdbcClient jdbc,
      CandidateRows candidates,
      Datasets datasets,
      DatasetVersions versions,
      Clock clock) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.datasets = datasets;
    this.versions = versions;
    this.clock = clock;
  }

  /** Records a signature or a refusal; a duty that is answered keeps its first answer. */
  @Transactional
  public SignOff sign(
      DatasetVersionId dataset,
      Duty duty,
      boolean signed,
      String manifestHash,
      @Nullable String reason,
      String actor) {
    requireRight(dataset, duty, actor);
    boolean assembled =
        candidates
            .find(dataset)
            .map(Candidate::manifestHash)
            .filter(manifestHash::equals)
            .isPresent();
    if (!assembled) {
      throw new NotAllowed(
          "The package shown is not the one assembled for " + dataset + "; look at it again");
    }
    if (!signed && (reason == null || reason.isBlank())) {
      throw new NotAllowed("Say in the comment why you refuse to sign");
    }
    jdbc.sql(
            """
            INSERT INTO sign_off
                   (dataset_key, version, duty, actor, signed, manifest_hash, reason, signed_at)
            VALUES (:key, :version, :duty, :actor, :signed, :hash, :reason, :at)
            ON CONFLICT (dataset_key, version, duty) DO NOTHING
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .param("duty", duty.name())
        .param("actor", actor)
        .param("signed", signed)
        .param("hash", manifestHash)
        .param("reason", reason)
        .param("at", OffsetDateTime.now(clock))
        .update();
    return find(dataset, duty).orElseThrow();
  }

  private void requireRight(DatasetVersionId dataset, Duty duty, String actor) {
    String requester = versions.require(dataset).requester();
    boolean isRequester = Objects.equals(actor, requester);
    if (duty == Duty.REQUESTER && !isRequester) {
      throw new NotAllowed("Only " + requester + ", who asked for the dataset, signs as requester");
    }
    if (duty != Duty.REQUESTER && isRequester) {
      throw new NotAllowed(
          "Who asked for the dataset signs as requester only; somebody else signs for " + duty);
    }
  }

  public List<SignOff> of(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT * FROM sign_off WHERE dataset_key = :key AND version = :version ORDER BY duty
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(
            (row, _) ->
                new SignOff(
                    Duty.valueOf(row.getString("duty")),
                    row.getString("actor"),
                    row.getBoolean("signed"),
                    row.getString("manifest_hash"),
                    row.getString("reason"),
                    row.getObject("signed_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private Optional<SignOff> find(DatasetVersionId dataset, Duty duty) {
    return of(dataset).stream().filter(signOff -> signOff.duty() == duty).findFirst();
  }

  /** The duties nobody has signed this very package for. */
  List<Duty> missing(DatasetVersionId dataset, String manifestHash) {
    var missing = new ArrayList<>(List.of(Duty.QUALITY, Duty.REQUESTER));
    if (datasets.require(dataset).sensitive()) {
      missing.add(Duty.PRIVACY);
    }
    of(dataset).stream()
        .filter(signOff -> signOff.signed() && signOff.manifestHash().equals(manifestHash))
        .forEach(signOff -> missing.remove(signOff.duty()));
    return missing;
  }
}
