package io.labelops.process;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts the calls that the engine put off, above all for back-pressure, or did not answer. */
@Component
@WithEngine
class EngineCalls implements ClientInterceptor {

  private static final Set<Status.Code> COUNTED =
      Set.of(
          Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

  private final MeterRegistry meters;

  EngineCalls(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                count(method, status);
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  private void count(MethodDescriptor<?, ?> method, Status status) {
    if (COUNTED.contains(status.getCode())) {
      meters
          .counter(
              "labelops.engine.refused",
              "call",
              String.valueOf(method.getBareMethodName()),
              "status",
              status.getCode().name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }
}
