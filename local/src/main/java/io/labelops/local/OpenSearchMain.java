package io.labelops.local;

import java.io.IOException;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** Runs one OpenSearch node until told to end. */
final class OpenSearchMain {

  private OpenSearchMain() {}

  public static void main(String[] args) throws InterruptedException {
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild(
        (number, settings) ->
            settings
                .put("cluster.name", "labelops")
                .put("node.name", "labelops")
                .put("network.host", Ports.HOST)
                .put("http.port", System.getenv("LABELOPS_OPENSEARCH_PORT"))
                .put("transport.port", System.getenv("LABELOPS_OPENSEARCH_TRANSPORT_PORT"))
                .put("discovery.type", "single-node")
                // A second by default, which Tasklist waits for at every assignment and completion.
                .put("cluster.default.index.refresh_interval", "200ms")
                // Disks with little free space are normal on the machines this is tried on.
                .put("cluster.routing.allocation.disk.threshold_enabled", false));
    runner.setMaxHttpPort(-1);
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(System.getenv("LABELOPS_OPENSEARCH_DATA"))
            .numOfNode(1)
            .pluginTypes(
                IndexStatePolicySetting.class.getName() + "," + LenientDates.class.getName())
            .disableESLogger()
            .useLogger());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner), "close"));
    Thread.currentThread().join();
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (IOException e) {
      System.err.println("OpenSearch did not close cleanly: " + e.getMessage());
    }
  }
}
