package io.labelops.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SecurityContextConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Who may come in: bearer tokens under /api and for metrics, a login form for pages. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

  private static final String LOGIN = "/login";
  private static final String TOKENS = "/api/v1/tokens";
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: %1$s;"
          + " media-src 'self' data: %1$s; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** Timing each filter of each request by itself cost more than the filters did. */
  @Bean
  static SecurityObservationSettings noObservationOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  static RoleHierarchy roleHierarchy() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role("ADMIN")
        .implies("OPERATIONS", "REVIEWER", "AUDITOR", "MANAGER")
        .build();
  }

  @Bean
  @Order(0)
  SecurityFilterChain metrics(HttpSecurity http, MetricsAccess access, SecurityProblems problems) {
    return http.securityMatcher("/actuator/prometheus")
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().access(access))
        .exceptionHandling(faults -> faults.authenticationEntryPoint(problems))
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http, Tokens tokens, RateLimits limits, SecurityProblems problems) {
    return http.securityMatcher("/api/**")
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                    .requireCsrfProtectionMatcher(SecurityConfiguration::changesByCookie))
        .securityContext(SecurityConfiguration::keptWithTheRequest)
        .logout(logout -> logout.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .addFilterBefore(
            new TokenFilter(tokens, problems), UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new RateLimitFilter(limits, problems), TokenFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST, TOKENS)
                    .permitAll()
                    .anyRequest()
                    .access(new Reach()))
        .exceptionHandling(
            faults ->
                faults
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), browsers())
                    .defaultAuthenticationEntryPointFor(problems, _ -> true)
                    .accessDeniedHandler(problems))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Tokens tokens,
      Passwords passwords,
      SecurityProblems problems,
      @Value("${labelops.media-origins}") String mediaOrigins) {
    String policy = CONTENT_POLICY.formatted(mediaOrigins);
    var login = new PageLogin(tokens, pagesToReturnTo());
    return http.csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .securityContext(SecurityConfiguration::keptWithTheRequest)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
        .authenticationProvider(passwords)
        .addFilterBefore(
            new TokenFilter(tokens, problems), UsernamePasswordAuthenticationFilter.class)
        .formLogin(
            form -> form.loginPage(LOGIN).successHandler(login).failureHandler(login).permitAll())
        .logout(logout -> logout.addLogoutHandler(login).logoutSuccessUrl(LOGIN + "?out"))
        .exceptionHandling(
            faults ->
                faults
                    .defaultAuthenticationEntryPointFor(
                        SecurityConfiguration::reload,
                        request -> request.getHeader("HX-Request") != null)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), _ -> true))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/actuator/health/**",
                        "/error",
                        "/webjars/**",
                        "/css/**",
                        "/js/**",
                        "/favicon.svg")
                    .permitAll()
                    .anyRequest()
                    .access(new Reach()))
        .build();
  }

  // Where the filter keeps who is logged in; else every request would pass for a login and take the
  // token of the page's forms away.
  private static void keptWithTheRequest(SecurityContextConfigurer<HttpSecurity> context) {
    context.securityContextRepository(new RequestAttributeSecurityContextRepository());
  }

  // A browser sends its cookie along with whatever another site makes it send; a bearer token
  // never.
  private static boolean changesByCookie(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
        && BearerToken.in(request.getHeader(HttpHeaders.AUTHORIZATION)).isEmpty()
        && LoginCookie.in(request).isPresent()
        && !request.getRequestURI().equals(TOKENS);
  }

  // A part of a page cannot show the login page in its place, so the whole page is loaded again.
  private static void reload(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
    response.setHeader("HX-Refresh", "true");
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }

  private static MediaTypeRequestMatcher browsers() {
    var browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return browsers;
  }

  private static CookieRequestCache pagesToReturnTo() {
    var cache = new CookieRequestCache();
    cache.setRequestMatcher(
        request -> HttpMethod.GET.matches(request.getMethod()) && browsers().matches(request));
    cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    return cache;
  }
}
