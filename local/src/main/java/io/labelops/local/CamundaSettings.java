package io.labelops.local;

import static io.labelops.local.Ports.HOST;
import static io.labelops.local.Ports.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of Camunda 8.6 for a small machine, on loopback only. */
final class CamundaSettings {

  static final String CLOCK_CONTROLLED = "LABELOPS_CLOCK_CONTROLLED";

  private CamundaSettings() {}

  static Map<String, String> broker(Home home, Ports ports) {
    String exporter = "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_";
    Map<String, String> settings = new HashMap<>(brokerAndExporter(home, ports, exporter));
    // Operate and Tasklist read none of these, and they are an eighth of all that is exported.
    for (String unread :
        List.of(
            "DEPLOYMENT",
            "MESSAGE",
            "MESSAGESTARTEVENTSUBSCRIPTION",
            "MESSAGESUBSCRIPTION",
            "TIMER")) {
      settings.put(exporter + "ARGS_INDEX_" + unread, "false");
    }
    return settings;
  }

  private static Map<String, String> brokerAndExporter(Home home, Ports ports, String exporter) {
    return Map.ofEntries(
        Map.entry("SERVER_ADDRESS", HOST),
        Map.entry("SERVER_PORT", "" + ports.brokerRest()),
        Map.entry("MANAGEMENT_SERVER_ADDRESS", HOST),
        Map.entry("MANAGEMENT_SERVER_PORT", "" + ports.brokerManagement()),
        Map.entry("ZEEBE_BROKER_NETWORK_HOST", HOST),
        Map.entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + ports.brokerCommand()),
        Map.entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + ports.brokerInternal()),
        Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", HOST),
        Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + ports.brokerGrpc()),
        Map.entry("ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", HOST + ":" + ports.brokerInternal()),
        Map.entry("ZEEBE_BROKER_DATA_DIRECTORY", home.data(Part.BROKER).resolve("data").toString()),
        // The defaults stop the broker on disks with less than 2 GB free and reserve 512 MB.
        Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "256MB"),
        Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "128MB"),
        Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "32MB"),
        Map.entry("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "96MB"),
        Map.entry("ZEEBE_CLOCK_CONTROLLED", "" + clockControlled()),
        Map.entry(
            exporter + "CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter"),
        Map.entry(exporter + "ARGS_URL", http(ports.openSearch())),
        Map.entry(exporter + "ARGS_BULK_DELAY", "1"));
  }

  static Map<String, String> webapps(Ports ports) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SPRING_PROFILES_ACTIVE", "operate,tasklist,auth");
    settings.put("SERVER_ADDRESS", HOST);
    settings.put("SERVER_PORT", "" + ports.webapps());
    settings.put("MANAGEMENT_SERVER_ADDRESS", HOST);
    settings.put("MANAGEMENT_SERVER_PORT", "" + ports.webappsManagement());
    settings.put("CAMUNDA_DATABASE_TYPE", "opensearch");
    settings.put("CAMUNDA_DATABASE_URL", http(ports.openSearch()));
    settings.put("CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS", http(ports.brokerRest()));
    // The web applications carry a gateway that joins the cluster of the broker. By default it
    // listens
    // on every address, on the port that is the broker's.
    settings.put("ZEEBE_GATEWAY_CLUSTER_HOST", HOST);
    settings.put("ZEEBE_GATEWAY_CLUSTER_PORT", "" + ports.webappsInternal());
    settings.put("ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS", HOST + ":" + ports.brokerInternal());
    for (String webapp : new String[] {"CAMUNDA_OPERATE_", "CAMUNDA_TASKLIST_"}) {
      settings.put(webapp + "DATABASE", "opensearch");
      settings.put(webapp + "OPENSEARCH_URL", http(ports.openSearch()));
      settings.put(webapp + "ZEEBEOPENSEARCH_URL", http(ports.openSearch()));
      settings.put(webapp + "ZEEBE_GATEWAYADDRESS", HOST + ":" + ports.brokerGrpc());
      // Once finished tasks are archived, Tasklist asks at its next start for an OpenSearch plugin
      // that
      // is not here, and does not start.
      settings.put(webapp + "ARCHIVERENABLED", "false");
      settings.put(webapp + "CSRFPREVENTIONENABLED", "false");
      // Five seconds by default, which is how long a task would take to appear.
      settings.put(webapp + "IMPORTER_READERBACKOFF", "300");
      settings.put(webapp + "IMPORTER_SCHEDULERBACKOFF", "300");
    }
    return settings;
  }

  private static boolean clockControlled() {
    return Boolean.parseBoolean(System.getenv(CLOCK_CONTROLLED));
  }
}
