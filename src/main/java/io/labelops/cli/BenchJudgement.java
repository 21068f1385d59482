package io.labelops.cli;

import java.util.List;
import java.util.Optional;

/** Staff of a benchmark know the truth. */
final class BenchJudgement implements Judgement {

  @Override
  public Answer adjudicate(String item, List<String> votes) {
    return new Answer(BenchWorld.truth(item), false, "plain by the definition");
  }

  @Override
  public String review(String item, String majority) {
    return BenchWorld.truth(item);
  }

  @Override
  public Optional<String> audit(String item) {
    return Optional.of(BenchWorld.truth(item));
  }

  @Override
  public Optional<Late> late(String batchId) {
    return Optional.of(Late.EXTEND);
  }
}
