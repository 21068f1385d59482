package io.labelops.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which paths a person reaches at all: staff everything, vendors and gates only what is listed. */
final class Reach implements AuthorizationManager<RequestAuthorizationContext> {

  private static final List<RequestMatcher> ANY_OUTSIDER =
      List.of(
          path(DELETE, "/api/v1/tokens/current"),
          path(GET, "/api/v1/task-types/**"),
          path(GET, "/v3/api-docs/**"),
          path(GET, "/api-docs"),
          path(GET, "/swagger-ui/**"));
  private static final List<RequestMatcher> VENDOR =
      List.of(
          path(GET, "/api/v1/batches"),
          path(GET, "/api/v1/batches/{batch}"),
          path(GET, "/api/v1/batches/{batch}/items"),
          path(POST, "/api/v1/batches/{batch}/claims"),
          path(GET, "/api/v1/batches/{batch}/claims/{annotator}"),
          path(DELETE, "/api/v1/batches/{batch}/claims/{annotator}"),
          path(PUT, "/api/v1/batches/{batch}/submissions/{submission}"),
          path(POST, "/api/v1/batches/{batch}/close"),
          path(GET, "/api/v1/batches/{batch}/verdicts"),
          path(POST, "/api/v1/disputes"),
          path(GET, "/api/v1/disputes"),
          path(GET, "/api/v1/disputes/{dispute}"),
          path(GET, "/api/v1/dispute-policy"),
          path(GET, "/api/v1/annotator-stops"),
          path(GET, "/api/v1/certification-requirements"),
          path(GET, "/api/v1/certifications"),
          path(POST, "/api/v1/certifications"),
          path(GET, "/api/v1/certifications/{certification}"),
          path(POST, "/api/v1/certifications/{certification}/acknowledgement"),
          path(POST, "/api/v1/certifications/{certification}/claims"),
          path(PUT, "/api/v1/certifications/{certification}/submissions/{submission}"),
          path(GET, "/api/v1/certificates"),
          path(GET, "/api/v1/certificates.csv"),
          path(POST, "/api/v1/certificates/{certificate}/appeal"),
          path(GET, "/api/v1/datasets/{key}/versions/{version}/quality/rows"),
          path(GET, "/api/v1/datasets/{key}/versions/{version}/quality/rows.csv"),
          path(GET, "/api/v1/batches/{batch}/guideline/notices"),
          path(POST, "/api/v1/batches/{batch}/guideline/acknowledgements"),
          path(POST, "/api/v1/batches/{batch}/doubts"),
          path(POST, "/api/v1/batches/{batch}/questions"),
          path(GET, "/api/v1/batches/{batch}/questions"),
          path(DELETE, "/api/v1/batches/{batch}/questions/{question}/askers/{annotator}"),
          path(GET, "/api/v1/clarification-policy"),
          path(PUT, "/api/v1/vendors/{vendor}/annotators/{annotator}/language"),
          path(GET, "/api/v1/errors"),
          path(GET, "/api/v1/errors/counts"),
          path(POST, "/api/v1/errors/acknowledgements"),
          path(GET, "/api/v1/guidelines/**"));
  private static final RequestMatcher VENDOR_OWN = path(GET, "/api/v1/vendors/{vendor}/**");
  private static final List<RequestMatcher> GATE =
      List.of(
          path(GET, "/api/v1/datasets/{key}/versions/{version}/gate"),
          path(GET, "/api/v1/datasets/{key}/versions/{version}/release/**"));

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        authentication.get() instanceof PersonAuthentication known
            && reaches(known.getPrincipal(), context.getRequest()));
  }

  private static boolean reaches(ActingPerson person, HttpServletRequest request) {
    return person.isStaff()
        || any(ANY_OUTSIDER, request)
        || switch (person.role()) {
          case VENDOR -> vendorReaches(person.requireVendor(), request);
          case GATE -> any(GATE, request);
          default -> false;
        };
  }

  private static boolean vendorReaches(String vendorKey, HttpServletRequest request) {
    RequestMatcher.MatchResult own = VENDOR_OWN.matcher(request);
    return any(VENDOR, request)
        || (own.isMatch() && vendorKey.equals(own.getVariables().get("vendor")));
  }

  private static boolean any(List<RequestMatcher> matchers, HttpServletRequest request) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(request));
  }

  private static RequestMatcher path(HttpMethod method, String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
  }
}
