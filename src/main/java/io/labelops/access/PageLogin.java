package io.labelops.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Keeps a browser's login in a cookie, so that every copy of the application knows it. */
final class PageLogin
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

  private final Tokens tokens;
  private final RequestCache wanted;

  PageLogin(Tokens tokens, RequestCache wanted) {
    this.tokens = tokens;
    this.wanted = wanted;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (!(authentication.getPrincipal() instanceof ActingPerson person) || !person.isStaff()) {
      response.sendRedirect("/login?outsider");
      return;
    }
    LoginCookie.set(request, response, tokens.issue(person.username(), Tokens.USUAL_LIFE).token());
    SavedRequest saved = wanted.getRequest(request, response);
    wanted.removeRequest(request, response);
    response.sendRedirect(saved == null ? "/" : saved.getRedirectUrl());
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.sendRedirect(failure instanceof LockedException ? "/login?wait" : "/login?wrong");
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    LoginCookie.in(request).ifPresent(tokens::revoke);
    LoginCookie.clear(request, response);
  }
}
