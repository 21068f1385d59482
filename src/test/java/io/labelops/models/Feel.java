package io.labelops.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.Iterator;

/** What an expression or a table's cell is made of, as the engine's own parser reads it. */
record Feel(
    Set<String> references,
    Set<String> functions,
    Set<BigDecimal> numbers,
    Set<String> strings,
    List<Comparison> comparisons,
    String fault) {

  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  /** A variable held against a text. */
  record Comparison(String reference, String text) {}

  /** An expression, with or without its equals sign. */
  static Feel expression(String text) {
    return of(ENGINE.parseExpression(text.startsWith("=") ? text.substring(1) : text));
  }

  /** A cell of a table; an empty one allows everything. */
  static Feel cell(String text) {
    return of(ENGINE.parseUnaryTests(text.isBlank() ? "-" : text));
  }

  private static Feel of(ParseResult parsed) {
    Feel found =
        new Feel(
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new ArrayList<>(),
            parsed.isFailure() ? parsed.failure().message() : "");
    if (parsed.isSuccess()) {
      found.walk(parsed.parsedExpression().expression(), Set.of());
    }
    return found;
  }

  boolean isSound() {
    return fault.isEmpty();
  }

  /** The names the references start with. */
  List<String> variables() {
    return references.stream().map(reference -> reference.split("\\.")[0]).distinct().toList();
  }

  private void walk(Object node, Set<String> bound) {
    switch (node) {
      case Ref reference -> reference(path(reference.names()), bound);
      case PathExpression path when pathOf(path) != null -> reference(pathOf(path), bound);
      case ConstNumber number -> numbers.add(number.value().bigDecimal());
      case ConstString string -> strings.add(string.value());
      case For loop -> loop(loop.iterators(), loop.exp(), bound);
      case SomeItem some -> loop(some.iterators(), some.condition(), bound);
      case EveryItem every -> loop(every.iterators(), every.condition(), bound);
      case Filter filter -> {
        walk(filter.list(), bound);
        walk(filter.filter(), with(bound, "item"));
      }
      case ConstContext context -> entries(context, bound);
      default -> parts(node, bound);
    }
  }

  private void parts(Object node, Set<String> bound) {
    if (node instanceof FunctionInvocation call) {
      functions.add(call.function());
    }
    if (node instanceof Equal equal) {
      compare(equal.x(), equal.y());
      compare(equal.y(), equal.x());
    }
    if (node instanceof Iterable<?> list) {
      each(list, part -> walk(part, bound));
    } else if (node instanceof Product product) {
      each(product.productIterator(), part -> walk(part, bound));
    }
  }

  private void loop(
      Iterable<? extends Tuple2<String, Exp>> iterators, Exp body, Set<String> bound) {
    Set<String> names = new HashSet<>(bound);
    each(
        iterators,
        iterator -> {
          walk(iterator._2(), Set.copyOf(names));
          names.add(iterator._1());
        });
    walk(body, names);
  }

  private void entries(ConstContext context, Set<String> bound) {
    Set<String> names = new HashSet<>(bound);
    each(
        context.entries(),
        entry -> {
          walk(entry._2(), Set.copyOf(names));
          names.add(entry._1());
        });
  }

  private void compare(Exp variable, Exp value) {
    if (pathOf(variable) != null && value instanceof ConstString text) {
      comparisons.add(new Comparison(pathOf(variable), text.value()));
    }
  }

  private void reference(String path, Set<String> bound) {
    if (!bound.contains(path.split("\\.")[0])) {
      references.add(path);
    }
  }

  private static String pathOf(Exp node) {
    return switch (node) {
      case Ref reference -> path(reference.names());
      case PathExpression path when pathOf(path.path()) != null ->
          pathOf(path.path()) + "." + path.key();
      default -> null;
    };
  }

  private static String path(Iterable<String> names) {
    List<String> parts = new ArrayList<>();
    each(names, parts::add);
    return String.join(".", parts);
  }

  private static Set<String> with(Set<String> bound, String name) {
    Set<String> more = new HashSet<>(bound);
    more.add(name);
    return more;
  }

  private static <T> void each(Iterable<? extends T> all, Consumer<T> action) {
    each(all.iterator(), action);
  }

  private static <T> void each(Iterator<? extends T> all, Consumer<T> action) {
    while (all.hasNext()) {
      action.accept(all.next());
    }
  }
}
