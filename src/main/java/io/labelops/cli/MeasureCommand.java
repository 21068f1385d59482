package io.labelops.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures a file of labels, without a server. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description =
        "Measures agreement, consensus and annotators of a CSV (or .tsv) file with the columns"
            + " item, annotator, label and perhaps gold. No server is needed.",
    footer = "A figure that does not apply is null, and 'reasons' says why.")
final class MeasureCommand implements Callable<Integer> {

  enum Format {
    table,
    json
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file;

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      description = "True labels: a file with the columns item and label.")
  private @Nullable Path gold;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default table.")
  private Format format = Format.table;

  @Option(
      names = "--order",
      split = ",",
      paramLabel = "LABEL",
      description = "All labels from lowest to highest, where they are no numbers.")
  private List<String> order = List.of();

  @Option(
      names = "--columns",
      split = ",",
      defaultValue = "item,annotator,label",
      paramLabel = "NAME",
      description = "The names of the three columns; default item,annotator,label.")
  private List<String> columns = List.of();

  @Option(
      names = "--min-overlap",
      defaultValue = "10",
      paramLabel = "N",
      description = "Items two annotators have to share for Cohen's kappa; default 10.")
  private int minOverlap;

  @Override
  public Integer call() {
    if (columns.size() != 3 || minOverlap < 1) {
      throw new CommandFailure("--columns takes three names, --min-overlap at least 1");
    }
    Map<String, @Nullable Object> figures =
        MeasureReport.of(LabelFile.read(file, columns, gold, order), minOverlap);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.json) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      out.println(mapper.writeValueAsString(figures));
    } else {
      MeasureTable.print(figures, out);
    }
    out.flush();
    return 0;
  }
}
