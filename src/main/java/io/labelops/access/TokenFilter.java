package io.labelops.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes people by bearer token or by the login cookie that holds one. */
final class TokenFilter extends OncePerRequestFilter {

  private static final SecurityContextRepository KEPT =
      new RequestAttributeSecurityContextRepository();

  private final Tokens tokens;
  private final SecurityProblems problems;

  TokenFilter(Tokens tokens, SecurityProblems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> bearer = BearerToken.in(request.getHeader(HttpHeaders.AUTHORIZATION));
    Optional<ActingPerson> person;
    try {
      person = bearer.or(() -> LoginCookie.in(request)).flatMap(tokens::holder);
    } catch (RuntimeException e) {
      problems.failed(request, response, e);
      return;
    }
    if (bearer.isPresent() && person.isEmpty()) {
      problems.notLoggedIn(request, response, "The token is unknown or has expired; log in again.");
      return;
    }
    person.ifPresent(known -> signIn(known, request, response));
    chain.doFilter(request, response);
  }

  // Kept with the request as well, for what is finished after this thread has left it.
  private static void signIn(
      ActingPerson person, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new PersonAuthentication(person));
    SecurityContextHolder.setContext(context);
    KEPT.saveContext(context, request, response);
  }
}
