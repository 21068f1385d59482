package io.labelops.quality.model;

import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.measure.ConfusionMatrix;
import io.labelops.measure.Proportion;
import io.labelops.measure.feedback.ModelConfusion;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Measures where labels and a model differ class by class, and asks for a change because of it. */
@Service
class ModelConfusions {

  private static final double CONFIDENCE = 0.95;

  private final LabelledPredictions predictions;
  private final Datasets datasets;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  ModelConfusions(
      LabelledPredictions predictions,
      Datasets datasets,
      Ledger ledger,
      ApplicationEventPublisher events) {
    this.predictions = predictions;
    this.datasets = datasets;
    this.ledger = ledger;
    this.events = events;
  }

  /** The change that a confused pair asks for. */
  record Raised(String raiseKey) {}

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ClassConfusion measure(DatasetVersionId id, PredictionUpload upload) {
    int classes = upload.classes().size();
    var counter = new ModelConfusion.Counter(predictions.thresholds(id, upload), classes);
    predictions.forEach(id, upload, (_, label, chances) -> counter.add(label, chances));
    ModelConfusion confusion = counter.result();
    List<ClassConfusion.OfClass> ofClasses = new ArrayList<>();
    List<ClassConfusion.Pair> pairs = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      ofClasses.add(ofClass(upload, confusion.predicted(), label));
      for (int said = 0; said < classes; said++) {
        if (said != label
            && confusion.predicted().count(label, said) + confusion.confident()[label][said] > 0) {
          pairs.add(pair(upload, confusion, label, said, (int) ofClasses.getLast().n()));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(ClassConfusion.Pair::items).reversed());
    double noise = confusion.noise();
    return new ClassConfusion(
        upload.uploadId(),
        upload.model(),
        upload.modelVersion(),
        ofClasses.stream().mapToLong(ClassConfusion.OfClass::n).sum(),
        ofClasses.stream().mapToLong(ClassConfusion.OfClass::both).sum(),
        Double.isNaN(noise) ? null : noise,
        ofClasses,
        pairs);
  }

  private static ClassConfusion.OfClass ofClass(
      PredictionUpload upload, ConfusionMatrix predicted, int label) {
    long given = 0;
    long said = 0;
    for (int other = 0; other < upload.classes().size(); other++) {
      given += predicted.count(label, other);
      said += predicted.count(other, label);
    }
    return new ClassConfusion.OfClass(
        upload.classes().get(label), given, said, predicted.count(label, label));
  }

  private static ClassConfusion.Pair pair(
      PredictionUpload upload, ModelConfusion confusion, int label, int said, int n) {
    int items = confusion.predicted().count(label, said);
    return new ClassConfusion.Pair(
        upload.classes().get(label),
        upload.classes().get(said),
        items,
        n,
        (double) items / n,
        Proportion.of(items, n, CONFIDENCE).interval(),
        confusion.confident()[label][said]);
  }

  /** Asks once for a change of the guideline because of a confused pair. */
  @Transactional
  public Raised raise(
      DatasetVersionId id, PredictionUpload upload, String label, String said, String actor) {
    ClassConfusion.Pair pair =
        measure(id, upload).pairs().stream()
            .filter(each -> each.label().equals(label) && each.model().equals(said))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidModelRequest(
                        "no item labelled %s is %s for the model of upload %s"
                            .formatted(label, said, upload.uploadId())));
    String key = "model:%s:%s:%s>%s".formatted(id, upload.uploadId(), label, said);
    String title = "A model tells %s and %s apart differently".formatted(label, said);
    String reason =
        String.format(
            Locale.ROOT,
            "%s %s says %s of %d of %d items labelled %s (%.1f %%, 95 %% interval %.1f to %.1f %%)",
            upload.model(),
            upload.modelVersion(),
            said,
            pair.items(),
            pair.n(),
            label,
            100 * pair.share(),
            100 * pair.interval().lower(),
            100 * pair.interval().upper());
    String reference =
        "/api/v1/datasets/%s/versions/%d/model-confusion?upload=%s"
            .formatted(id.datasetKey(), id.version(), upload.uploadId());
    events.publishEvent(
        new ChangeRaised(
            key,
            datasets.require(id).guidelineKey(),
            ChangeOrigin.MODEL_FEEDBACK,
            title,
            reason,
            actor,
            Set.of(label, said),
            reference));
    ledger.record(
        new Decision(
            "raise-change:" + key,
            null,
            actor,
            "ASK_GUIDELINE_CHANGE",
            id,
            upload.uploadId(),
            title,
            reason,
            List.of(Link.to("dataset", id.datasetKey())),
            pair));
    return new Raised(key);
  }
}
