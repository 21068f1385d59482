package io.labelops.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A person who proved who they are. */
final class PersonAuthentication extends AbstractAuthenticationToken {

  private final ActingPerson person;

  PersonAuthentication(ActingPerson person) {
    super(AuthorityUtils.createAuthorityList("ROLE_" + person.role().name()));
    this.person = person;
    setAuthenticated(true);
  }

  @Override
  public ActingPerson getPrincipal() {
    return person;
  }

  @Override
  public String getName() {
    return person.username();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
