package io.labelops.quality.signals;

import io.labelops.measure.Votes;
import io.labelops.measure.consensus.OneCoin;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.Truth;
import io.labelops.measure.consensus.VoteShares;
import io.labelops.measure.data.Drift;
import io.labelops.measure.people.ControlChart;
import io.labelops.measure.people.CopyPairs;
import io.labelops.measure.people.Skill;
import io.labelops.measure.people.Speed;
import io.labelops.measure.people.StraightLine;
import io.labelops.measure.people.Trend;
import io.labelops.program.Datasets;
import io.labelops.quality.signals.Signals.BatchDrift;
import io.labelops.quality.signals.Signals.Copies;
import io.labelops.quality.signals.Signals.Person;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures the signals of a dataset version whose labels are classes. */
@Service
class SignalReader {

  /** Timed labels, and units both got wrong, below which nothing is said. */
  static final int LEAST = 10;

  private static final double CONFIDENCE = 0.95;
  private static final double STRIKING = 4;

  private final JdbcTemplate jdbc;
  private final Datasets datasets;

  SignalReader(JdbcTemplate jdbc, Datasets datasets) {
    this.jdbc = jdbc;
    this.datasets = datasets;
  }

  private record Name(String vendorKey, String pseudonym) {}

  @Transactional(readOnly = true)
  Signals of(DatasetVersionId id) {
    if (!datasets.require(id.datasetKey()).taskType().isNominal()) {
      return Signals.none("the labels are no single classes, which these signals are of");
    }
    SignalLabels labels = SignalLabels.read(jdbc, id);
    if (labels.size() == 0) {
      return Signals.none("there are no labels yet");
    }
    Votes votes = labels.votes();
    int[] truth = Truth.of(VoteShares.plain(votes), votes);
    // A majority of one says nothing.
    IntStream.range(0, truth.length)
        .filter(unit -> votes.size(unit) < 2)
        .forEach(unit -> truth[unit] = Truth.UNKNOWN);
    List<Name> names = names(labels.annotatorIds());
    return new Signals(
        labels.size(),
        null,
        people(labels, votes, truth, names),
        copies(votes, truth, names),
        drifts(labels));
  }

  private static List<Person> people(
      SignalLabels labels, Votes votes, int[] truth, List<Name> names) {
    int annotators = votes.annotatorCount();
    boolean[][] right = new boolean[annotators][];
    int[] off = new int[annotators];
    int[] compared = new int[annotators];
    for (int a = 0; a < annotators; a++) {
      right[a] = labels.rightOf(a, truth);
      compared[a] = right[a].length;
      for (boolean each : right[a]) {
        off[a] += each ? 0 : 1;
      }
    }
    Skill[] skills = Skill.of(OneCoin.fit(votes, Stopping.QUICK), votes, CONFIDENCE);
    int[] outside = ControlChart.of(off, compared, ControlChart.THREE_SIGMA).outside();
    Map<Integer, Speed> speeds = new HashMap<>();
    Speed.of(labels.annotatorOfEach(), new int[labels.size()], labels.secondsOfEach(), LEAST)
        .forEach(each -> speeds.put(each.annotator(), each));
    double[] shares = shares(labels);
    return IntStream.range(0, annotators)
        .mapToObj(
            a -> {
              @Nullable Speed speed = speeds.get(a);
              StraightLine line = StraightLine.of(labels.labelsOf(a), shares);
              Trend trend = Trend.learning(right[a]);
              return new Person(
                  names.get(a).vendorKey(),
                  names.get(a).pseudonym(),
                  skills[a].labels(),
                  skills[a].right() / skills[a].labels(),
                  skills[a].interval(),
                  off[a],
                  compared[a],
                  Arrays.binarySearch(outside, a) >= 0,
                  speed == null ? null : speed.medianSeconds(),
                  speed == null ? null : speed.usualSeconds(),
                  speed == null ? null : speed.off(),
                  speed != null && speed.speeder(),
                  new Signals.Run(labels.label(line.label()), line.length(), line.chance()),
                  known(trend.rho()),
                  known(trend.pValue()));
            })
        .sorted(Comparator.comparing(Person::vendorKey).thenComparing(Person::annotator))
        .toList();
  }

  private static double[] shares(SignalLabels labels) {
    long[][] counts = labels.countsByBatch();
    double[] shares = new double[counts[0].length];
    for (long[] batch : counts) {
      for (int label = 0; label < shares.length; label++) {
        shares[label] += (double) batch[label] / labels.size();
      }
    }
    return shares;
  }

  private static List<Copies> copies(Votes votes, int[] truth, List<Name> names) {
    return CopyPairs.find(votes, truth, LEAST, STRIKING).stream()
        .map(
            pair ->
                new Copies(
                    name(names.get(pair.first())),
                    name(names.get(pair.second())),
                    pair.bothWrong(),
                    pair.same(),
                    pair.expected(),
                    pair.z()))
        .toList();
  }

  private static List<BatchDrift> drifts(SignalLabels labels) {
    long[][] counts = labels.countsByBatch();
    long[] all = new long[counts[0].length];
    for (long[] batch : counts) {
      for (int label = 0; label < all.length; label++) {
        all[label] += batch[label];
      }
    }
    List<BatchDrift> drifts = new ArrayList<>();
    for (int batch = 0; batch < counts.length; batch++) {
      long[] others = all.clone();
      for (int label = 0; label < others.length; label++) {
        others[label] -= counts[batch][label];
      }
      if (Arrays.stream(others).sum() > 0) {
        drifts.add(
            new BatchDrift(
                labels.batch(batch),
                Arrays.stream(counts[batch]).sum(),
                Drift.between(others, counts[batch])));
      }
    }
    drifts.sort(Comparator.comparing(BatchDrift::batchId));
    return drifts;
  }

  private List<Name> names(List<Long> annotators) {
    Map<Long, Name> names = new HashMap<>();
    jdbc.query(
        "SELECT id, vendor_key, pseudonym FROM annotator WHERE id = ANY (?)",
        row -> {
          names.put(
              row.getLong("id"), new Name(row.getString("vendor_key"), row.getString("pseudonym")));
        },
        (Object) annotators.toArray(Long[]::new));
    return annotators.stream()
        .map(id -> names.getOrDefault(id, new Name("?", String.valueOf(id))))
        .toList();
  }

  private static String name(Name name) {
    return name.vendorKey() + "/" + name.pseudonym();
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
