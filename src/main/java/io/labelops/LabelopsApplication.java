package io.labelops;

import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The labelops server: job workers, REST API and dashboard. */
@Modulithic(
    systemName = "labelops",
    sharedModules = {"shared", "access"})
@SpringBootApplication
public class LabelopsApplication {

  public static void main(String[] args) {
    ShutdownLimit.install(Duration.ofSeconds(60));
    SpringApplication.run(LabelopsApplication.class, args);
  }
}
