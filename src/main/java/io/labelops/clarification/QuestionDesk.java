package io.labelops.clarification;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.OntologyClass;
import io.labelops.shared.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Lays out what somebody reads before they answer a question. */
@Component
public class QuestionDesk {

  private static final int MOST_PRECEDENTS = 10;

  private final QuestionRows rows;
  private final AskerRows askers;
  private final Precedents precedents;
  private final Guidelines guidelines;
  private final JdbcClient jdbc;
  private final Json json;

  QuestionDesk(
      QuestionRows rows,
      AskerRows askers,
      Precedents precedents,
      Guidelines guidelines,
      JdbcClient jdbc,
      Json json) {
    this.rows = rows;
    this.askers = askers;
    this.precedents = precedents;
    this.guidelines = guidelines;
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A question with its item, the rule and what was ruled in similar cases.
   *
   * @param texts what was asked, oldest first, without names
   * @param rule the class in question as the guideline has it, null where none is named
   */
  public record Sheet(
      Question question,
      List<String> texts,
      JsonNode payload,
      @Nullable OntologyClass rule,
      List<String> classes,
      List<Precedent> precedents) {}

  @Transactional(readOnly = true)
  public Sheet sheet(long id) {
    Question question =
        rows.find(id).orElseThrow(() -> new UnknownQuestion("there is no question " + id));
    GuidelineVersion guideline = guidelines.current(question.guidelineKey());
    String code = question.classCode();
    return new Sheet(
        question,
        askers.texts(id),
        json.read(
            jdbc.sql("SELECT payload::text FROM item WHERE id = ?")
                .param(question.itemId())
                .query(String.class)
                .single(),
            JsonNode.class),
        code == null ? null : guidelines.document(guideline).ontology().find(code).orElse(null),
        guideline.classes().stream().map(each -> each.code()).toList(),
        precedents.about(
            question.guidelineKey(), code == null ? List.of() : List.of(code), MOST_PRECEDENTS));
  }
}
