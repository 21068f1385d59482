package io.labelops.process;

import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.labelops.EmbeddedDatabase;
import io.labelops.camunda.CamundaRuntime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/**
 * Tests a process with Camunda Process Test: all models deployed, an empty database, one clock for
 * engine and application, and none of the application's workers unless {@link RealWorkers} asks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CleanStart.class)
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@CamundaSpringProcessTest
@Import(ProcessTestSupport.class)
@ContextConfiguration(initializers = {EmbeddedDatabase.class, CamundaRuntime.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestPropertySource(
    properties = {
      "labelops.credentials-file=",
      "labelops.deploy-at-start=false",
      "camunda.process-test.coverage.report-directory=target/coverage-report/${labelops.fork:1}",
      "camunda.process-test.assertion.timeout=PT40S",
      "camunda.process-test.assertion.interval=PT0.02S",
      "camunda.client.request-timeout=PT1M",
      "spring.main.banner-mode=off"
    })
@interface ProcessTest {}
