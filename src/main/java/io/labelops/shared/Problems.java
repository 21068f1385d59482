package io.labelops.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Turns what goes wrong under /api into RFC 9457 problems; pages keep their error page, which tells
 * a refusal in words and says so when only the database is away.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> handle(
      Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (!request.getRequestURI().startsWith("/api/")) {
      page(fault, request, response);
      return null;
    }
    return switch (fault) {
      case ProblemException problem -> known(problem);
      case AccessDeniedException _ ->
          answer(HttpStatus.FORBIDDEN, "not-allowed", "Your role does not allow this.");
      case MethodArgumentNotValidException invalid -> invalid(InvalidField.of(invalid));
      case HandlerMethodValidationException invalid -> invalid(InvalidField.of(invalid));
      case MethodArgumentTypeMismatchException mismatch ->
          invalid(List.of(InvalidField.of(mismatch)));
      case HttpMessageNotReadableException unreadable ->
          answer(HttpStatus.BAD_REQUEST, "unreadable-body", UnreadableBody.reason(unreadable));
      case OptimisticLockingFailureException _ ->
          answer(
              HttpStatus.CONFLICT,
              "changed-meanwhile",
              "Somebody changed it meanwhile; read it again and repeat.");
      case DataAccessException unstorable when UnstorableText.caused(unstorable) ->
          answer(
              HttpStatus.BAD_REQUEST,
              "unstorable-text",
              "A text has a NUL character, which cannot be stored; leave it out.");
      default -> TransientFaults.isTransient(fault) ? unavailable(fault) : standard(fault, request);
    };
  }

  private static void page(
      Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (fault instanceof ProblemException refusal) {
      request.setAttribute("told", refusal.getMessage());
      response.sendError(refusal.status().value());
      return;
    }
    if (fault instanceof ErrorResponse || !TransientFaults.isTransient(fault)) {
      throw fault;
    }
    log.warn("database away: {}", fault.toString());
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
  }

  private static ResponseEntity<ProblemDetail> known(ProblemException problem) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
    Duration wait = problem.retryAfter();
    if (wait != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    return answer.body(problem(problem.status(), problem.type(), problem.getMessage()));
  }

  private static ResponseEntity<ProblemDetail> invalid(List<InvalidField> fields) {
    ProblemDetail problem =
        problem(HttpStatus.BAD_REQUEST, "invalid-request", "Some fields are not as they must be.");
    problem.setProperty("fields", fields);
    return ResponseEntity.of(problem).build();
  }

  private static ResponseEntity<ProblemDetail> unavailable(Throwable fault) {
    log.warn("database away: {}", fault.toString());
    ProblemDetail problem =
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database-away",
            "The database cannot be reached; repeat the same request in a moment.");
    return ResponseEntity.status(problem.getStatus())
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(problem);
  }

  private static ResponseEntity<ProblemDetail> standard(
      Exception fault, HttpServletRequest request) {
    if (fault instanceof ErrorResponse known) {
      ProblemDetail body = known.getBody();
      body.setType(ProblemException.uri(slug(known.getStatusCode())));
      return ResponseEntity.status(known.getStatusCode()).headers(known.getHeaders()).body(body);
    }
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "An error inside labelops; it is in the log with its time.");
  }

  private static String slug(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "error" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String type, @Nullable String detail) {
    return ResponseEntity.of(problem(status, type, detail)).build();
  }

  private static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(ProblemException.uri(type));
    return problem;
  }
}
