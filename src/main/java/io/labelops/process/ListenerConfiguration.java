package io.labelops.process;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Runs the listeners that tell the engine, a few at a time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@WithEngine
class ListenerConfiguration implements AsyncConfigurer, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ListenerConfiguration.class);
  private static final int LISTENERS = 6;
  private static final int WAITING = 10_000;

  private final ThreadPoolTaskExecutor listeners = new ThreadPoolTaskExecutor();

  ListenerConfiguration() {
    listeners.setThreadNamePrefix("listener-");
    listeners.setCorePoolSize(LISTENERS);
    listeners.setMaxPoolSize(LISTENERS);
    listeners.setQueueCapacity(WAITING);
    // The publication stays outstanding and is sent again; its transaction must not fail for it.
    listeners.setRejectedExecutionHandler((_, _) -> log.debug("listener queue is full"));
    listeners.setWaitForTasksToCompleteOnShutdown(true);
    listeners.setAwaitTerminationSeconds(10);
    listeners.initialize();
  }

  @Override
  public Executor getAsyncExecutor() {
    return listeners;
  }

  @Override
  public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
    return (fault, listener, _) -> {
      // That the engine is away is told once; each event waiting for it is tried every few seconds.
      Level level = EngineWatch.isAway(fault) ? Level.DEBUG : Level.WARN;
      log.atLevel(level)
          .log("{} failed, its event will be sent again: {}", listener, fault.toString());
    };
  }

  @Override
  public void destroy() {
    listeners.destroy();
  }
}
