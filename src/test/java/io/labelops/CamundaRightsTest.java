package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.PermissionType;
import io.camunda.client.api.search.enums.ResourceType;
import io.labelops.escalation.Escalation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds users, groups and rights that Camunda 8.9 is started with against models and staff. */
class CamundaRightsTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode SETTINGS =
      JSON.valueToTree(ComposeFile.yaml(Path.of("docker/camunda.yaml")));
  private static final JsonNode SECURITY = SETTINGS.at("/camunda/security");
  private static final JsonNode INITIAL = SECURITY.get("initialization");

  @Test
  void everybodyIsAskedWhoTheyAreAndHasOnlyWhatIsGranted() {
    assertThat(SECURITY.at("/authentication/method").asString()).isEqualTo("basic");
    assertThat(SECURITY.at("/authentication/unprotected-api").asBoolean()).isFalse();
    assertThat(SECURITY.at("/authorizations/enabled").asBoolean()).isTrue();
    assertThat(SETTINGS.at("/camunda/data/secondary-storage/type").asString()).isEqualTo("rdbms");
  }

  @Test
  void theGroupsAreTheCandidateGroupsOfTheModelsWithTheStaffThatIsInThem() throws Exception {
    Map<String, Set<String>> groups = new TreeMap<>();
    INITIAL
        .get("groups")
        .forEach(group -> groups.put(group.get("group-id").asString(), words(group.get("users"))));

    assertThat(groups.keySet()).isEqualTo(candidateGroups());
    assertThat(groups).isEqualTo(staffByGroup());
  }

  @Test
  void theUsersAreStaffAdministratorAndServiceWithPasswordsFromFiles() throws Exception {
    Set<String> expected = new TreeSet<>(Set.of("admin", "labelops-service"));
    staff().forEach(person -> expected.add(person.get("username").asString()));

    assertThat(INITIAL.get("users"))
        .allSatisfy(
            user ->
                assertThat(user.get("password").asString())
                    .isEqualTo("${" + user.get("username").asString() + "}"));
    assertThat(words(INITIAL.get("users"), "username")).isEqualTo(expected);
    assertThat(SETTINGS.at("/camunda/data/secondary-storage/rdbms/password").asString())
        .isEqualTo("${camunda_database_password}");
    assertThat(words(INITIAL.at("/default-roles/admin/users"))).containsExactly("admin");
  }

  @Test
  void eachGroupReachesItsOwnTasksAndOnlyWhoClaimedOneCompletesIt() throws Exception {
    for (String group : candidateGroups()) {
      assertThat(rights("GROUP", group))
          .as(group)
          .contains(
              "COMPONENT tasklist [ACCESS]",
              "USER_TASK candidateGroups [CLAIM, READ]",
              "USER_TASK assignee [COMPLETE, READ]");
      assertThat(rights("GROUP", group).stream().filter(right -> !right.startsWith("USER_TASK")))
          .as(group)
          .hasSize(group.equals("operations") ? 4 : 1);
    }
  }

  @Test
  void operationsStartDatasetsAndNobodyElseDoes() {
    assertThat(rights("GROUP", "operations"))
        .contains(
            "PROCESS_DEFINITION dataset-lifecycle [CREATE_PROCESS_INSTANCE]",
            "PROCESS_DEFINITION * [READ_PROCESS_DEFINITION, READ_PROCESS_INSTANCE]");
    assertThat(INITIAL.get("authorizations"))
        .filteredOn(right -> words(right.get("permissions")).contains("CREATE_PROCESS_INSTANCE"))
        .extracting(right -> right.get("owner-id").asString())
        .containsExactlyInAnyOrder("operations", "labelops-service");
  }

  /** Rights on the tasks of a process override those on single tasks. */
  @Test
  void nobodyReadsOrCompletesTheTasksOfAWholeProcess() {
    assertThat(INITIAL.get("authorizations"))
        .flatMap(right -> words(right.get("permissions")))
        .doesNotContain(
            "READ_USER_TASK", "UPDATE_USER_TASK", "CLAIM_USER_TASK", "COMPLETE_USER_TASK");
  }

  @Test
  void theServiceHasWhatDeployingMessagesJobsAndTheQuestionWhoDecidedNeed() {
    assertThat(rights("USER", "labelops-service"))
        .containsExactlyInAnyOrder(
            "RESOURCE * [CREATE]",
            "MESSAGE * [CREATE]",
            "PROCESS_DEFINITION * [CREATE_PROCESS_INSTANCE, READ_PROCESS_INSTANCE,"
                + " UPDATE_PROCESS_INSTANCE]",
            "USER_TASK * [READ]");
  }

  /** Names that Camunda does not know would keep it from starting. */
  @Test
  void typesAndPermissionsAreCamundas() {
    assertThat(words(INITIAL.get("authorizations"), "resource-type"))
        .isSubsetOf(names(ResourceType.values()));
    assertThat(INITIAL.get("authorizations"))
        .flatMap(right -> words(right.get("permissions")))
        .isSubsetOf(names(PermissionType.values()));
  }

  private static Set<String> rights(String ownerType, String owner) {
    Set<String> rights = new TreeSet<>();
    for (JsonNode right : INITIAL.get("authorizations")) {
      if (right.get("owner-type").asString().equals(ownerType)
          && right.get("owner-id").asString().equals(owner)) {
        String scope =
            right.path("resource-id").asString(right.path("resource-property-name").asString(""));
        rights.add(
            "%s %s %s"
                .formatted(
                    right.get("resource-type").asString(), scope, words(right.get("permissions"))));
      }
    }
    return rights;
  }

  private static Set<String> candidateGroups() throws Exception {
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      return models
          .filter(model -> model.toString().endsWith(".bpmn"))
          .map(ComposeFile::text)
          .flatMap(
              model ->
                  Pattern.compile("candidateGroups=\"([^\"]+)\"")
                      .matcher(model)
                      .results()
                      .flatMap(found -> groups(found.group(1))))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** An escalation asks another group at each level, and so by an expression. */
  private static Stream<String> groups(String written) {
    return written.equals("=[escalationGroup]")
        ? Escalation.GROUPS.stream()
        : Arrays.stream(written.split(","));
  }

  private static Map<String, Set<String>> staffByGroup() throws Exception {
    Map<String, Set<String>> groups = new TreeMap<>();
    staff()
        .forEach(
            person ->
                words(person.get("groups"))
                    .forEach(
                        group ->
                            groups
                                .computeIfAbsent(group, _ -> new TreeSet<>())
                                .add(person.get("username").asString())));
    return groups;
  }

  private static JsonNode staff() throws Exception {
    return JSON.readTree(Files.readString(Path.of("src/main/resources/staff.json")));
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.forEach(each -> words.add(each.asString()));
    return words;
  }

  private static Set<String> words(JsonNode list, String key) {
    Set<String> words = new TreeSet<>();
    list.forEach(each -> words.add(each.get(key).asString()));
    return words;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
