package io.labelops.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Access")
@RequestMapping("/api/v1/tokens")
class TokenController {

  private final Passwords passwords;
  private final Tokens tokens;

  TokenController(Passwords passwords, Tokens tokens) {
    this.passwords = passwords;
    this.tokens = tokens;
  }

  @Operation(summary = "Exchange a password for a bearer token that lasts 12 hours")
  @SecurityRequirements
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Login login(@Valid @RequestBody Credentials credentials) {
    ActingPerson person = passwords.check(credentials.username(), credentials.password());
    IssuedToken issued = tokens.issue(person.username(), Tokens.USUAL_LIFE);
    return new Login(issued.token(), issued.expiresAt(), person.role(), person.vendorKey());
  }

  @Operation(summary = "Give the token of this request back")
  @DeleteMapping("/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logout(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    BearerToken.in(authorization).ifPresent(tokens::revoke);
  }

  record Credentials(@NotBlank String username, @NotBlank String password) {

    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }

  record Login(String token, Instant expiresAt, Role role, @Nullable String vendorKey) {}
}
