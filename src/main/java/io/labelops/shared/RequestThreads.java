package io.labelops.shared;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Answers requests on threads of the platform.
 *
 * <p>A request makes a dozen short calls to the database, and leaving a carrier and coming back for
 * each cost a submission of 600 labels 3 of 20 ms; the pool of connections bounds what runs at once
 * anyway.
 */
@Component
class RequestThreads
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(null));
  }

  /** After Spring Boot has set virtual threads. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
