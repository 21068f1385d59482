package io.labelops;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/** Tests what needs all modules, on a database of its own and without the engine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = LabelopsApplication.class)
@TestPropertySource(
    properties = {
      "camunda.client.enabled=false",
      "labelops.credentials-file=",
      "spring.main.banner-mode=off"
    })
@AutoConfigureMockMvc
@Import(TestSupport.class)
@ContextConfiguration(initializers = EmbeddedDatabase.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface WholeApplicationTest {}
