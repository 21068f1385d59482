package io.labelops.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
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
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Who may come in: bearer tokens under /api and for metrics, a login form for pages. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

  private static final String LOGIN = "/login";
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

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
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .addFilterBefore(
            new TokenFilter(tokens, problems, true), UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new RateLimitFilter(limits, problems), TokenFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
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
      HttpSecurity http, Tokens tokens, Passwords passwords, SecurityProblems problems) {
    var login = new PageLogin(tokens, pagesToReturnTo());
    return http.csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        // Where the filter keeps who is logged in; else every request would pass for a login and
        // take the token of the page's forms away.
        .securityContext(
            context ->
                context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .headers(
            headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
        .authenticationProvider(passwords)
        .addFilterBefore(
            new TokenFilter(tokens, problems, false), UsernamePasswordAuthenticationFilter.class)
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
