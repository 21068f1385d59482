package io.labelops.access;

import io.labelops.shared.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows clients down that ask too often: each token by itself, all without one by their address.
 */
final class RateLimitFilter extends OncePerRequestFilter {

  private final RateLimits limits;
  private final SecurityProblems problems;

  RateLimitFilter(RateLimits limits, SecurityProblems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limits.count(client(request));
    } catch (TooManyRequests e) {
      problems.failed(request, response, e);
      return;
    }
    chain.doFilter(request, response);
  }

  private static String client(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof PersonAuthentication
        ? BearerToken.in(request.getHeader(HttpHeaders.AUTHORIZATION))
            .or(() -> LoginCookie.in(request))
            .map(token -> Sha256.hex(Sha256.of(token)))
            .orElseGet(request::getRemoteAddr)
        : request.getRemoteAddr();
  }
}
