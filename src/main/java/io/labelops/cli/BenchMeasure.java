package io.labelops.cli;

import io.labelops.measure.Alpha;
import io.labelops.measure.NominalTally;
import io.labelops.measure.PairwiseKappa;
import io.labelops.measure.Votes;
import io.labelops.measure.consensus.DawidSkene;
import io.labelops.measure.consensus.Glad;
import io.labelops.measure.consensus.Mace;
import io.labelops.measure.consensus.OneCoin;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.Truth;
import io.labelops.measure.consensus.VoteShares;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One measure as it is timed.
 *
 * @param complete whether it needs votes without missing ones
 * @param iterations how many more iterations {@code work} does than {@code start}; 0 where it is
 *     timed whole
 * @param start what is taken off the time of {@code work}
 * @param dkpro makes ready the same measure by DKPro
 */
record BenchMeasure(
    String name,
    boolean complete,
    Function<Votes, Object> work,
    @Nullable Function<Votes, Object> start,
    int iterations,
    @Nullable Function<Votes, Supplier<Object>> dkpro) {

  private static final int MORE = 5;

  static List<BenchMeasure> all() {
    return List.of(
        whole("percent_agreement", votes -> NominalTally.of(votes).percent())
            .against(DkproBaseline::percent),
        whole("krippendorff_alpha_nominal", votes -> NominalTally.of(votes).alpha())
            .against(DkproBaseline::alpha),
        new BenchMeasure(
            "fleiss_kappa",
            true,
            votes -> NominalTally.of(votes).fleiss(),
            null,
            0,
            DkproBaseline::fleiss),
        whole("gwet_ac1", votes -> NominalTally.of(votes).ac1()),
        whole("krippendorff_alpha_ordinal", Alpha::ordinal),
        whole(
            "krippendorff_alpha_interval",
            votes ->
                Alpha.interval(
                    votes, IntStream.range(0, BenchVotes.CLASSES).asDoubleStream().toArray())),
        whole("cohen_kappa_pairwise", votes -> PairwiseKappa.of(votes, PairwiseKappa.MIN_OVERLAP)),
        whole("majority", votes -> Truth.of(VoteShares.plain(votes), votes)),
        iteration("dawid_skene_iteration_1_core", votes -> n -> on(1, () -> dawidSkene(votes, n))),
        iteration("dawid_skene_iteration_2_cores", votes -> n -> on(2, () -> dawidSkene(votes, n))),
        iteration("one_coin_iteration", votes -> n -> OneCoin.fit(votes, new Stopping(0, n))),
        iteration("glad_iteration", votes -> n -> Glad.fit(votes, new Stopping(0, n))),
        iteration("mace_iteration", votes -> n -> Mace.fit(votes, new Stopping(0, n))));
  }

  private static Object dawidSkene(Votes votes, int iterations) {
    return DawidSkene.fit(votes, 0, new Stopping(0, iterations));
  }

  private static Object on(int cores, Supplier<Object> work) {
    try (ForkJoinPool pool = new ForkJoinPool(cores)) {
      return pool.submit(work::get).join();
    }
  }

  private static BenchMeasure whole(String name, Function<Votes, Object> work) {
    return new BenchMeasure(name, false, work, null, 0, null);
  }

  private static BenchMeasure iteration(
      String name, Function<Votes, Function<Integer, Object>> fit) {
    return new BenchMeasure(
        name,
        false,
        votes -> fit.apply(votes).apply(1 + MORE),
        votes -> fit.apply(votes).apply(1),
        MORE,
        null);
  }

  private BenchMeasure against(Function<Votes, Supplier<Object>> baseline) {
    return new BenchMeasure(name, complete, work, start, iterations, baseline);
  }

  Votes of(BenchVotes votes) {
    return complete ? votes.complete() : votes.votes();
  }
}
