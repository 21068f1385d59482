package io.labelops.process;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Takes what the test before left behind and chooses the workers, before the engine's client. */
final class CleanStart implements BeforeEachCallback {

  @Override
  public void beforeEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    application.getBean(EmptyTables.class).restore();
    application.getBean(ProcessClock.class).reset();
    WorkerSwitch workers = application.getBean(WorkerSwitch.class);
    AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), RealWorkers.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getRequiredTestClass(), RealWorkers.class))
        .ifPresentOrElse(workers::only, workers::none);
  }
}
