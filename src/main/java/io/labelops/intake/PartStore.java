package io.labelops.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stores the parts of one upload one after the other, each while the next one is read.
 *
 * <p>At most one is on its way, so what is stored stays a beginning of the body.
 */
final class PartStore implements AutoCloseable {

  private final ImportParts parts;
  private final ItemImport known;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private Future<Boolean> last = CompletableFuture.completedFuture(true);

  PartStore(ImportParts parts, ItemImport known) {
    this.parts = parts;
    this.known = known;
  }

  /** Begins with a part when the one before is stored; false when the import is complete. */
  boolean begin(ImportPart part, ImportPosition end) {
    if (!end()) {
      return false;
    }
    last = thread.submit(() -> parts.store(known, part, end));
    return true;
  }

  /** Waits for the last part; false when the import is complete meanwhile. */
  boolean end() {
    try {
      return last.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an import was stored", e);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
