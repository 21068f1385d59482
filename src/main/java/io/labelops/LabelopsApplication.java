package io.labelops;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;

/** The labelops server: job workers, REST API and dashboard. */
@Modulithic(
    systemName = "labelops",
    sharedModules = {"shared", "access"})
@SpringBootApplication
public class LabelopsApplication {

  public static void main(String[] args) {
    ShutdownLimit.install(Duration.ofSeconds(60));
    start(args);
  }

  /** Starts the server, whatever the machine's language. */
  public static ConfigurableApplicationContext start(String... args) {
    // Spring Data makes column names of field names by the default locale, and a Turkish one would
    // look for labels_per_ıtem.
    Locale.setDefault(Locale.ROOT);
    return SpringApplication.run(LabelopsApplication.class, args);
  }
}
