package io.labelops;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Beans every test context has. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSupport {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
