package io.labelops.annotation;

import io.labelops.shared.CopyIn;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Brings the labels of one submission among the annotations by COPY, a part while the lines of the
 * next one are judged, all in the transaction of the thread that judges.
 *
 * <p>PostgreSQL works on a part only when it has all of it, so a small one goes first. At most two
 * parts are in memory.
 */
final class LabelCopy implements AutoCloseable {

  private static final int FIRST_PART = 250;
  private static final int LARGEST_PART = 4_000;
  private static final String COPY =
      """
      COPY annotation (dataset_key, version, batch_id, submission_id, submitted_at, item_id, pass,
                       round, annotator_id, repeat, guideline_version, label, seconds_spent)
      FROM STDIN
      """;

  private final JdbcTemplate template;
  private final Consumer<List<HeldSlot>> superseding;
  private final String common;
  private final List<GivenLabel> part = new ArrayList<>();
  private int partSize = FIRST_PART;
  private @Nullable FutureTask<Void> running;

  LabelCopy(
      JdbcTemplate template,
      Batch batch,
      String submissionId,
      Instant now,
      Consumer<List<HeldSlot>> superseding) {
    this.template = template;
    this.superseding = superseding;
    this.common =
        String.join(
            "\t",
            CopyIn.column(batch.dataset().datasetKey()),
            String.valueOf(batch.dataset().version()),
            CopyIn.column(batch.id()),
            CopyIn.column(submissionId),
            now.toString());
  }

  /** Takes a label, which is stored when {@link #finish} has returned. */
  void add(GivenLabel label) {
    part.add(label);
    if (part.size() == partSize) {
      send();
      partSize = Math.min(2 * partSize, LARGEST_PART);
    }
  }

  void finish() {
    if (!part.isEmpty()) {
      send();
    }
    await();
  }

  /** Waits for a part on its way, since until then the connection is not the caller's alone. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (running != null) {
      try {
        running.get();
        running = null;
      } catch (ExecutionException _) {
        running = null;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void send() {
    byte[] rows = rows().getBytes(StandardCharsets.UTF_8);
    List<HeldSlot> replaced =
        part.stream().map(GivenLabel::slot).filter(HeldSlot::replaces).toList();
    part.clear();
    await();
    if (!replaced.isEmpty()) {
      superseding.accept(replaced);
    }
    Connection connection =
        DataSourceUtils.getConnection(Objects.requireNonNull(template.getDataSource()));
    var copy =
        new FutureTask<Void>(
            () -> {
              CopyIn.run(connection, COPY, to -> to.write(rows));
              return null;
            });
    running = copy;
    Thread.ofVirtual().start(copy);
  }

  private void await() {
    if (running == null) {
      return;
    }
    try {
      running.get();
      running = null;
    } catch (ExecutionException e) {
      running = null;
      throw translated(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while labels were stored", e);
    }
  }

  private RuntimeException translated(@Nullable Throwable fault) {
    if (fault instanceof SQLException refused) {
      DataAccessException translated =
          template.getExceptionTranslator().translate("COPY", COPY, refused);
      if (translated != null) {
        return translated;
      }
    }
    return fault instanceof RuntimeException broken ? broken : new IllegalStateException(fault);
  }

  private String rows() {
    StringBuilder rows = new StringBuilder(part.size() * 2 * common.length());
    for (GivenLabel label : part) {
      HeldSlot slot = label.slot();
      rows.append(common).append('\t').append(slot.itemId());
      rows.append('\t').append(slot.pass()).append('\t').append(slot.round());
      rows.append('\t').append(slot.annotatorId()).append('\t').append(slot.repeat());
      rows.append('\t').append(CopyIn.column(slot.guidelineVersion()));
      rows.append('\t').append(CopyIn.column(label.label())).append('\t');
      rows.append(label.seconds() == null ? CopyIn.NULL : label.seconds().toString());
      rows.append('\n');
    }
    return rows.toString();
  }
}
