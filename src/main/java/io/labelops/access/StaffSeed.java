package io.labelops.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives the evaluation stack its staff, with the passwords of the credentials file. */
@Component
@ConditionalOnExpression("!'${labelops.credentials-file:}'.isBlank()")
class StaffSeed implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(StaffSeed.class);
  private static final NewStaff ADMIN =
      new NewStaff("admin", "Administrator", Role.ADMIN, Set.of());
  private static final NewStaff GATE =
      new NewStaff("gate", "Client of the release gate", Role.GATE, Set.of());

  private final Users users;
  private final PasswordEncoder encoder;
  private final JsonMapper mapper;
  private final Path credentialsFile;

  StaffSeed(
      Users users,
      PasswordEncoder encoder,
      JsonMapper mapper,
      @Value("${labelops.credentials-file}") Path credentialsFile) {
    this.users = users;
    this.encoder = encoder;
    this.mapper = mapper;
    this.credentialsFile = credentialsFile;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Map<String, String> passwords =
        mapper.readValue(Files.readString(credentialsFile), new TypeReference<>() {});
    seed(ADMIN, passwords.get(ADMIN.username()));
    seed(GATE, passwords.get(GATE.username()));
    for (NewStaff person : staff()) {
      seed(person, passwords.get(person.username()));
    }
    log.info("staff of the evaluation stack is in place");
  }

  private List<NewStaff> staff() throws IOException {
    return mapper.readValue(
        new ClassPathResource("staff.json").getContentAsByteArray(), new TypeReference<>() {});
  }

  private void seed(NewStaff person, @Nullable String password) {
    if (password == null) {
      log.warn("no password for {} in the credentials file, left out", person.username());
      return;
    }
    boolean added =
        users.add(
            new NewUser(
                person.username(),
                person.displayName(),
                person.role(),
                null,
                person.groups(),
                password));
    if (!added) {
      person.groups().forEach(group -> users.join(person.username(), group));
      if (users.passwordHash(person.username()).stream()
          .noneMatch(hash -> encoder.matches(password, hash))) {
        users.setPassword(person.username(), password);
      }
    }
  }

  record NewStaff(String username, String displayName, Role role, @Nullable Set<String> groups) {

    @Override
    public Set<String> groups() {
      return groups == null ? Set.of() : groups;
    }
  }
}
