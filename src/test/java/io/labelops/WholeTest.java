package io.labelops;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/**
 * Tests against all modules, on a database of their own and without the engine.
 *
 * <p>For modules that read what others store: a module's test creates the tables of those modules
 * only whose beans it uses.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@TestPropertySource(properties = {"camunda.client.enabled=false", "labelops.credentials-file="})
@AutoConfigureMockMvc
@Import(TestSupport.class)
@ContextConfiguration(initializers = EmbeddedDatabase.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface WholeTest {}
