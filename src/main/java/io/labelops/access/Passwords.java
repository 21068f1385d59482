package io.labelops.access;

import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks a name and a password, as slowly for unknown names as for known ones. */
@Component
class Passwords implements AuthenticationProvider {

  private final Users users;
  private final People people;
  private final WrongPasswords wrongPasswords;
  private final PasswordEncoder encoder;
  private final String nobodysHash;

  Passwords(Users users, People people, WrongPasswords wrongPasswords, PasswordEncoder encoder) {
    this.users = users;
    this.people = people;
    this.wrongPasswords = wrongPasswords;
    this.encoder = encoder;
    this.nobodysHash = encoder.encode("nobody's password");
  }

  ActingPerson check(String username, String password) {
    wrongPasswords
        .wait(username)
        .ifPresent(
            wait -> {
              throw new TooManyTries(wait);
            });
    Optional<String> hash = users.passwordHash(username);
    boolean right = encoder.matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
    if (!right) {
      wrongPasswords.wrong(username);
      throw new WrongPassword();
    }
    wrongPasswords.right(username);
    return people.find(username).orElseThrow(WrongPassword::new);
  }

  @Override
  public Authentication authenticate(Authentication login) {
    try {
      return new PersonAuthentication(
          check(login.getName(), Objects.toString(login.getCredentials(), "")));
    } catch (TooManyTries e) {
      throw new LockedException(e.getMessage(), e);
    } catch (WrongPassword e) {
      throw new BadCredentialsException(e.getMessage(), e);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
