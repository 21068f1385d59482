package io.labelops.dashboard.workbench;

import io.labelops.access.ActingPerson;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Keeps what somebody has answered and not sent yet, for themselves only and on every machine. */
@Hidden
@RestController
@RequestMapping("/workbench/{desk}/{subject}/drafts")
class DraftController {

  private static final int MOST = 1_000;

  private final Drafts drafts;

  DraftController(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * One answer that is not sent yet.
   *
   * @param answer null to forget it
   */
  record Draft(String item, @Nullable JsonNode answer) {}

  @GetMapping
  Map<String, JsonNode> mine(
      @PathVariable("desk") String path, @PathVariable String subject, ActingPerson person) {
    return drafts.of(person.username(), desk(path), subject);
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(
      @PathVariable("desk") String path,
      @PathVariable String subject,
      @RequestBody List<Draft> sent,
      ActingPerson person) {
    if (sent.size() > MOST) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
    drafts.keep(person.username(), desk(path), subject, sent);
  }

  private static Desk desk(String path) {
    return Desk.in(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
