package io.labelops.access;

import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for the other modules' paths, so that access can be tested by itself. */
@RestController
@TestComponent
class ProbeController {

  @RequestMapping({
    "/api/v1/batches",
    "/api/v1/batches/{id}/**",
    "/api/v1/guidelines/{key}/**",
    "/api/v1/vendors/{key}/**",
    "/api/v1/datasets/{key}/**"
  })
  Map<String, String> who(ActingPerson person) {
    return Map.of("username", person.username());
  }

  @PreAuthorize("hasRole('OPERATIONS')")
  @GetMapping("/api/v1/operations")
  void operations() {}

  @GetMapping("/api/v1/away")
  void away() {
    throw new DataAccessResourceFailureException("connection refused");
  }

  @PostMapping("/api/v1/bug")
  void bug(@RequestBody Map<String, Integer> body) {
    throw new IllegalStateException("secret detail");
  }

  @Controller
  @TestComponent
  static class Pages {

    @GetMapping("/")
    @ResponseBody
    String home() {
      return "home";
    }

    @PostMapping("/press")
    @ResponseBody
    String press() {
      return "pressed";
    }
  }
}
