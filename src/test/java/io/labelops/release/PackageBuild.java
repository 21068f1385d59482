package io.labelops.release;

import io.labelops.LabelopsApplication;
import io.labelops.program.Datasets;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.PolicyScope;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures and builds one package, in a JVM of its own: database URL, dataset version, folder. */
final class PackageBuild {

  private PackageBuild() {}

  static void main(String[] arguments) throws IOException {
    try (ConfigurableApplicationContext application =
        LabelopsApplication.start(
            "--spring.datasource.url=" + arguments[0],
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
            "--camunda.client.enabled=false",
            "--server.port=0",
            "--labelops.credentials-file=",
            "--spring.main.banner-mode=off")) {
      ReleasePackage built = build(application, DatasetVersionId.parse(arguments[1]));
      Path folder = Path.of(arguments[2]);
      for (ReleaseFile file : built.files()) {
        Files.write(folder.resolve(file.name()), file.content());
      }
    }
  }

  private static ReleasePackage build(
      ConfigurableApplicationContext application, DatasetVersionId dataset) {
    var policy =
        application
            .getBean(GatePolicies.class)
            .current(
                ReleaseTerms.class,
                PolicyScope.of(application.getBean(Datasets.class).require(dataset)));
    return application
        .getBean(TransactionTemplate.class)
        .execute(
            _ -> {
              List<ReleaseCheck> checks =
                  application.getBean(ReleaseChecks.class).measure(dataset, policy);
              return application
                  .getBean(PackageBuilder.class)
                  .build(dataset, checks, policy.version());
            });
  }
}
