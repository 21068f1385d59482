package io.labelops.process;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.stereotype.Component;

/**
 * Notes without waiting for the disk that an event is being told, and that it was.
 *
 * <p>A crash of PostgreSQL may forget such a mark, and then the event is told once more, which its
 * message id makes harmless. What publishes an event is committed as everything else.
 */
@Component
@WithEngine
class UnsyncedMarks implements BeanPostProcessor {

  private final ObjectProvider<JdbcTemplate> jdbc;

  UnsyncedMarks(ObjectProvider<JdbcTemplate> jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof EventPublicationRepository)) {
      return bean;
    }
    var marks = new NameMatchMethodPointcut();
    marks.setMappedNames("markProcessing", "markCompleted");
    MethodInterceptor unsynced =
        mark -> {
          // In the transaction that the registry begins for each mark.
          jdbc.getObject().execute("SET LOCAL synchronous_commit TO OFF");
          return mark.proceed();
        };
    var factory = new ProxyFactory(bean);
    factory.addAdvisor(new DefaultPointcutAdvisor(marks, unsynced));
    return factory.getProxy();
  }
}
