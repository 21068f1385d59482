package io.labelops.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SearchQueryTest {

  private final Table table = new Table("id", "state", "retries");

  @BeforeEach
  void threeRows() {
    add("a", "CREATED", 3);
    add("b", "FAILED", 0);
    add("c", null, 1);
  }

  @Test
  void aValueOrAnOperatorChoosesRows() {
    assertThat(ids("{filter: {id: 'b'}}")).containsExactly("b");
    assertThat(ids("{filter: {state: {$eq: 'CREATED'}}}")).containsExactly("a");
    assertThat(ids("{filter: {state: {$neq: 'CREATED'}}}")).containsExactly("b", "c");
    assertThat(ids("{filter: {state: {$in: ['FAILED', 'X']}}}")).containsExactly("b");
    assertThat(ids("{filter: {state: {$notIn: ['FAILED']}}}")).containsExactly("a", "c");
    assertThat(ids("{filter: {state: {$exists: false}}}")).containsExactly("c");
    assertThat(ids("{filter: {state: {$like: '*E?'}}}")).containsExactly("a", "b");
    assertThat(ids("{filter: {retries: {$gte: 1}}}")).containsExactly("a", "c");
  }

  @Test
  void conditionsAddUpAndEmptyListsAskNothing() {
    assertThat(ids("{filter: {state: {$in: ['CREATED', 'FAILED'], $notIn: []}, retries: 0}}"))
        .containsExactly("b");
    assertThat(ids("{filter: {variables: []}}")).hasSize(3);
  }

  @Test
  void rowsComeInTheOrderAskedForAndPageByPage() {
    assertThat(ids("{sort: [{field: 'retries', order: 'DESC'}]}")).containsExactly("a", "c", "b");
    assertThat(ids("{sort: [{field: 'state'}]}")).containsExactly("a", "b", "c");
    assertThat(ids("{page: {from: 1, limit: 1}}")).containsExactly("b");
    assertThat(ids("{page: {from: 9}}")).isEmpty();
  }

  @Test
  void whatItDoesNotKnowIsRefusedByName() {
    refused("{filter: {businessKey: 'x'}}", "filter businessKey");
    refused("{filter: {state: {$regex: 'x'}}}", "operator $regex on state");
    refused("{filter: {state: {$gte: 1}}}", "operator $gte on state");
    refused("{sort: [{field: 'age'}]}", "sort age");
    refused("{page: {after: 'x'}}", "page.after");
    refused("{aggregate: 1}", "aggregate");
  }

  private void refused(String query, String name) {
    assertThatThrownBy(() -> ids(query))
        .isInstanceOf(NotSupported.class)
        .hasMessageEndingWith(": " + name);
  }

  private List<String> ids(String query) {
    String json = query.replaceAll("([$\\w]+):", "\"$1\":").replace('\'', '"');
    Map<String, Object> found = new SearchQuery(JsonMapper.shared().readTree(json)).run(table);
    return ((List<?>) found.get("items"))
        .stream().map(row -> String.valueOf(((Map<?, ?>) row).get("id"))).toList();
  }

  private void add(String id, String state, int retries) {
    table.put(id, new Row().with("id", id).with("state", state).with("retries", retries));
  }
}
