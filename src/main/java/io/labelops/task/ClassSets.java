package io.labelops.task;

import io.labelops.measure.shape.ShapeDistance;
import io.labelops.shared.RowRefused;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Several classes: the majority of each class by itself; right where the sets are equal. */
final class ClassSets extends StructuredRules<BitSet> {

  private static final ValueSchema SCHEMA = ValueSchema.of("MULTI_LABEL");

  private final ClassNumbers classes;

  ClassSets(List<String> codes) {
    super(SCHEMA);
    this.classes = new ClassNumbers(codes);
  }

  @Override
  BitSet read(JsonNode value) {
    BitSet set = new BitSet();
    value.forEach(code -> set.set(classes.of(code.stringValue())));
    return set;
  }

  @Override
  void require(BitSet label) throws RowRefused {
    int last = label.length() - 1;
    if (last >= 0) {
      classes.requireKnown(last);
    }
  }

  @Override
  JsonNode write(BitSet label) {
    ArrayNode codes = MAPPER.createArrayNode();
    label.stream().mapToObj(classes::code).sorted().forEach(codes::add);
    return codes;
  }

  @Override
  public List<String> classes(String label) {
    return value(label).valueStream().map(JsonNode::stringValue).toList();
  }

  @Override
  public List<Integer> support(String label, Map<String, Integer> votes) {
    List<BitSet> given = given(votes);
    return classes(label).stream()
        .mapToInt(classes::of)
        .mapToObj(number -> (int) given.stream().filter(set -> set.get(number)).count())
        .toList();
  }

  @Override
  double apart(BitSet first, BitSet second) {
    return ShapeDistance.masi(first, second);
  }

  @Override
  boolean right(BitSet label, BitSet gold) {
    return label.equals(gold);
  }

  @Override
  Outcome<BitSet> settle(List<BitSet> given) {
    BitSet any = new BitSet();
    given.forEach(any::or);
    Parts<Integer> parts = new Parts<>(given.size());
    any.stream()
        .forEach(
            number ->
                parts.add(number, (int) given.stream().filter(set -> set.get(number)).count()));
    return parts.outcome(
        kept -> {
          BitSet set = new BitSet();
          kept.forEach(set::set);
          return set;
        });
  }

  @Override
  String distanceName() {
    return "MASI";
  }

  @Override
  public Optional<String> problem() {
    return ClassNumbers.problem(classes.known());
  }
}
