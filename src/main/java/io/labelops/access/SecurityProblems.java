package io.labelops.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets the security filters answer with the same problems as controllers do. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final HandlerExceptionResolver resolver;

  SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException {
    notLoggedIn(request, response, "Send a bearer token; POST /api/v1/tokens issues one.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    write(request, response, denied, HttpStatus.FORBIDDEN);
  }

  void notLoggedIn(HttpServletRequest request, HttpServletResponse response, String reason)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    write(request, response, new NotLoggedIn(reason), HttpStatus.UNAUTHORIZED);
  }

  void failed(HttpServletRequest request, HttpServletResponse response, RuntimeException fault)
      throws IOException {
    write(request, response, fault, HttpStatus.SERVICE_UNAVAILABLE);
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      RuntimeException fault,
      HttpStatus otherwise)
      throws IOException {
    if (resolver.resolveException(request, response, null, fault) == null) {
      response.sendError(otherwise.value());
    }
  }
}
