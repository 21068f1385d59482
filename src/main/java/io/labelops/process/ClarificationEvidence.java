package io.labelops.process;

import io.labelops.clarification.Precedent;
import io.labelops.clarification.Question;
import io.labelops.clarification.QuestionDesk;
import io.labelops.guideline.OntologyClass;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows a question to who answers it, without the names of anybody. */
@Component
class ClarificationEvidence {

  private static final int MOST_PRECEDENTS = 6;
  private static final int MOST_CLASSES = 30;
  private static final int LONGEST_TEXT = 700;

  private final QuestionDesk desk;
  private final Links links;

  ClarificationEvidence(QuestionDesk desk, Links links) {
    this.desk = desk;
    this.links = links;
  }

  Evidence of(long questionId) {
    QuestionDesk.Sheet sheet = desk.sheet(questionId);
    Question question = sheet.question();
    return new Evidence(
        asked(question),
        question.policyVersion(),
        links.to("/api/v1/questions/" + questionId),
        texts(sheet.texts()),
        figures(sheet),
        sheet.precedents().stream().limit(MOST_PRECEDENTS).map(ClarificationEvidence::row).toList(),
        sheet.classes().size() > MOST_CLASSES
            ? List.of()
            : sheet.classes().stream().map(code -> new Evidence.Option(code, code)).toList());
  }

  private static String asked(Question question) {
    return switch (question.reason()) {
      case BROKEN -> "Is item %s broken?".formatted(question.item());
      case OUTSIDE_ONTOLOGY -> "Does item %s lie outside the ontology?".formatted(question.item());
      case UNSAFE -> "Is item %s unsafe to look at?".formatted(question.item());
      case AMBIGUOUS -> "How is the ambiguous item %s labelled?".formatted(question.item());
      case QUESTION -> "What does the guideline say of item %s?".formatted(question.item());
    };
  }

  private static String texts(List<String> texts) {
    String all = String.join(" — ", texts);
    return "Annotators say: "
        + (all.length() <= LONGEST_TEXT ? all : all.substring(0, LONGEST_TEXT) + "…");
  }

  private static List<Evidence.Figure> figures(QuestionDesk.Sheet sheet) {
    Question question = sheet.question();
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(Evidence.Figure.of("Annotators who ask", String.valueOf(question.askers())));
    figures.add(Evidence.Figure.of("Asked", Instants.readable(question.askedAt())));
    figures.add(Evidence.Figure.of("To be answered by", Instants.readable(question.dueAt())));
    figures.add(
        Evidence.Figure.of(
            "The item meanwhile",
            question.blocking()
                ? "is offered to nobody, and its time does not count"
                : "is labelled as before"));
    figures.add(
        Evidence.Figure.of(
            "Guideline", question.guidelineKey() + " " + question.guidelineVersion()));
    OntologyClass rule = sheet.rule();
    if (rule != null) {
      figures.add(
          Evidence.Figure.of(
              "Rule of " + rule.code(),
              rule.definition() == null ? "the class has no definition" : rule.definition()));
      rule.edgeCases()
          .forEach(edge -> figures.add(Evidence.Figure.of(edge.situation(), edge.ruling())));
    }
    return figures;
  }

  private static Evidence.Row row(Precedent precedent) {
    String code = precedent.classCode();
    return new Evidence.Row(
        code == null ? "any" : code, precedent.situation() + " → " + precedent.ruling(), null);
  }
}
