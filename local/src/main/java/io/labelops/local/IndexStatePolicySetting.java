package io.labelops.local;

import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * Makes OpenSearch accept the index setting of a plugin that is not installed.
 *
 * <p>Tasklist puts it on its index templates and does not start where it is unknown.
 */
public final class IndexStatePolicySetting extends Plugin {

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(
        Setting.simpleString(
            "index.plugins.index_state_management.policy_id",
            Setting.Property.IndexScope,
            Setting.Property.Dynamic));
  }
}
