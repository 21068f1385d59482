package io.labelops.local;

/** The ports of one stack, all moved by the same offset so that a second one can run beside. */
record Ports(
    int postgres,
    int openSearch,
    int openSearchTransport,
    int brokerGrpc,
    int brokerCommand,
    int brokerInternal,
    int brokerRest,
    int brokerManagement,
    int webapps,
    int webappsManagement,
    int webappsInternal,
    int labelops) {

  static final String HOST = "127.0.0.1";

  static Ports movedBy(int offset) {
    if (offset < 0 || 26503 + offset > 65535) {
      throw new StackFailure("LABELOPS_PORT_OFFSET has to be between 0 and 39032, not " + offset);
    }
    return new Ports(
        15432 + offset,
        9200 + offset,
        9300 + offset,
        26500 + offset,
        26501 + offset,
        26502 + offset,
        8088 + offset,
        9600 + offset,
        8080 + offset,
        9601 + offset,
        26503 + offset,
        8090 + offset);
  }

  static String http(int port) {
    return "http://" + HOST + ":" + port;
  }
}
