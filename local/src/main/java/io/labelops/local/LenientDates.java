package io.labelops.local;

import java.util.Collection;
import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.shard.IndexSettingProvider;
import org.opensearch.plugins.Plugin;

/**
 * Lets Tasklist go on when somebody completes a task in the very first millisecond of a second.
 *
 * <p>Camunda 8.6 then writes that time without fractions, which its own index refuses: its importer
 * tries the same record for ever, and no later task appears.
 */
public final class LenientDates extends Plugin {

  @Override
  public Collection<IndexSettingProvider> getAdditionalIndexSettingProviders() {
    return List.of(
        new IndexSettingProvider() {
          @Override
          public Settings getAdditionalIndexSettings(
              String index, boolean dataStream, Settings wanted) {
            return index.startsWith("tasklist-")
                ? Settings.builder().put("index.mapping.ignore_malformed", true).build()
                : Settings.EMPTY;
          }
        });
  }
}
