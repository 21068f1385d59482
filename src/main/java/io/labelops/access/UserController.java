package io.labelops.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Access")
@RequestMapping("/api/v1/users")
@PreAuthorize("hasRole('ADMIN')")
class UserController {

  private final Users users;
  private final People people;
  private final Tokens tokens;

  UserController(Users users, People people, Tokens tokens) {
    this.users = users;
    this.people = people;
    this.tokens = tokens;
  }

  @Operation(summary = "Add a user; a vendor's user names its vendor")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ActingPerson add(@Valid @RequestBody NewUser user) {
    if (!user.namesVendorRightly()) {
      throw new UnusableUser("role VENDOR needs a vendorKey, and no other role may have one");
    }
    if (!users.add(user)) {
      throw new UserExists(user.username());
    }
    return person(user.username());
  }

  @Operation(summary = "Issue a token for a user: up to 365 days for a release gate, else 1")
  @PostMapping("/{username}/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  IssuedToken issue(
      @PathVariable String username,
      @Valid @RequestBody(required = false) @Nullable TokenTerms terms) {
    ActingPerson person = person(username);
    Integer days = terms == null ? null : terms.days();
    if (days != null && days > 1 && person.role() != Role.GATE) {
      throw new UnusableUser("only tokens of release gates (role GATE) may last longer than 1 day");
    }
    return tokens.issue(username, days == null ? Tokens.USUAL_LIFE : Duration.ofDays(days));
  }

  private ActingPerson person(String username) {
    return people.find(username).orElseThrow(() -> new UnknownUser(username));
  }

  record TokenTerms(@Nullable @Min(1) @Max(365) Integer days) {}
}
