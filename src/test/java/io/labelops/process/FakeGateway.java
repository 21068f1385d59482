package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Deployment;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutResponse;
import io.grpc.ClientInterceptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers the real client as a gateway would, with refusals where a test wants them. */
final class FakeGateway extends GatewayImplBase implements AutoCloseable {

  final List<PublishMessageRequest> messages = new CopyOnWriteArrayList<>();
  final List<FailJobRequest> failedJobs = new CopyOnWriteArrayList<>();
  final List<UpdateJobTimeoutRequest> extensions = new CopyOnWriteArrayList<>();
  final List<DeployResourceRequest> deployments = new CopyOnWriteArrayList<>();
  private final Queue<Status> refusals = new ArrayDeque<>();
  private final Server server;

  FakeGateway() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void refuse(Status... statuses) {
    refusals.addAll(List.of(statuses));
  }

  CamundaClient client(ClientInterceptor... interceptors) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(URI.create("http://127.0.0.1:" + server.getPort()))
        .preferRestOverGrpc(false)
        .withInterceptors(interceptors)
        .build();
  }

  @Override
  public void topology(TopologyRequest request, StreamObserver<TopologyResponse> answer) {
    answer(
        answer,
        TopologyResponse.newBuilder()
            .setGatewayVersion("8.6.0")
            .addBrokers(BrokerInfo.newBuilder().setVersion("8.6.0"))
            .build());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> answer) {
    messages.add(request);
    answer(answer, PublishMessageResponse.newBuilder().setKey(messages.size()).build());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> answer) {
    failedJobs.add(request);
    answer(answer, FailJobResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(
      UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> answer) {
    extensions.add(request);
    answer(answer, UpdateJobTimeoutResponse.getDefaultInstance());
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> answer) {
    deployments.add(request);
    int version = deployments.size();
    answer(
        answer,
        DeployResourceResponse.newBuilder()
            .setKey(version)
            .addDeployments(
                Deployment.newBuilder()
                    .setProcess(
                        ProcessMetadata.newBuilder()
                            .setBpmnProcessId("label-batch")
                            .setVersion(version)
                            .setProcessDefinitionKey(100 + version)))
            .addDeployments(
                Deployment.newBuilder()
                    .setDecision(
                        DecisionMetadata.newBuilder()
                            .setDmnDecisionId("batch-quality")
                            .setVersion(10 + version)))
            .build());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private <T> void answer(StreamObserver<T> observer, T answer) {
    Status refusal = refusals.poll();
    if (refusal != null) {
      observer.onError(refusal.asRuntimeException());
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }
}
