package io.labelops.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One process of the stack.
 *
 * @param javaArguments what follows the {@code java} command
 * @param after parts that have to be ready before this one starts
 * @param ready tells whether the part can be used; asked until it can
 */
record Part(
    String name,
    List<String> javaArguments,
    Map<String, String> environment,
    Path directory,
    List<Integer> ports,
    String address,
    List<String> after,
    BooleanSupplier ready) {

  static final String POSTGRES = "postgres";
  static final String OPENSEARCH = "opensearch";
  static final String BROKER = "camunda-broker";
  static final String WEBAPPS = "camunda-webapps";
  static final String LABELOPS = "labelops";
  static final List<String> NAMES = List.of(POSTGRES, OPENSEARCH, BROKER, WEBAPPS, LABELOPS);
}
