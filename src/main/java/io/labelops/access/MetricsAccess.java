package io.labelops.access;

import io.labelops.shared.Sha256;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets a collector with the configured token and staff with a token of theirs read the metrics. */
@Component
class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {

  private final Tokens tokens;
  private final String collectorsToken;

  MetricsAccess(Tokens tokens, @Value("${labelops.metrics.token:}") String collectorsToken) {
    this.tokens = tokens;
    this.collectorsToken = collectorsToken.strip();
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Optional<String> token =
        BearerToken.in(context.getRequest().getHeader(HttpHeaders.AUTHORIZATION));
    return new AuthorizationDecision(token.filter(this::reaches).isPresent());
  }

  private boolean reaches(String token) {
    return isCollectors(token) || tokens.holder(token).filter(ActingPerson::isStaff).isPresent();
  }

  private boolean isCollectors(String token) {
    return !collectorsToken.isEmpty()
        && MessageDigest.isEqual(Sha256.of(token), Sha256.of(collectorsToken));
  }
}
