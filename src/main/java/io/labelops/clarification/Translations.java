package io.labelops.clarification;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Language;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Guidelines in the languages of their annotators, each text tied to the version it translates. */
@Service
class Translations {

  private static final int LONGEST_BODY = 1_000_000;

  private final Guidelines guidelines;
  private final JdbcClient jdbc;
  private final Clock clock;

  Translations(Guidelines guidelines, JdbcClient jdbc, Clock clock) {
    this.guidelines = guidelines;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a translation, or puts a better one in its place. */
  @Transactional
  Translation add(
      String guidelineKey,
      String version,
      String language,
      @Nullable String body,
      @Nullable String translator,
      String actor) {
    guidelines.require(guidelineKey, version);
    String tag = tag(language);
    jdbc.sql(
            """
            INSERT INTO guideline_translation
            VALUES (:key, :version, :language, :body, :translator, :now, :actor)
            ON CONFLICT (guideline_key, version, language) DO UPDATE
               SET body = excluded.body, translator = excluded.translator,
                   added_at = excluded.added_at, added_by = excluded.added_by
            """)
        .param("key", guidelineKey)
        .param("version", version)
        .param("language", tag)
        .param("body", NewQuestion.filled("body", body, LONGEST_BODY))
        .param("translator", NewQuestion.filled("translator", translator, 200))
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
    return of(guidelineKey).stream()
        .filter(each -> each.version().equals(version) && each.language().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  /** All translations of a guideline, those of the version in force first. */
  List<Translation> of(String guidelineKey) {
    return jdbc.sql(
            """
            SELECT guideline_key, version, language, translator, added_at, added_by,
                   version <> :current AS stale
              FROM guideline_translation WHERE guideline_key = :key
             ORDER BY version <> :current, language, added_at DESC
            """)
        .param("key", guidelineKey)
        .param("current", guidelines.current(guidelineKey).version())
        .query(Translation.class)
        .list();
  }

  /** The text in a language where the version in force has it, else the original, which says so. */
  ShownText text(String guidelineKey, @Nullable String language) {
    GuidelineVersion current = guidelines.current(guidelineKey);
    if (language == null || language.isBlank()) {
      return original(current, null);
    }
    String tag = tag(language);
    return translated(current, tag)
        .or(() -> translated(current, tag.split("-")[0]))
        .orElseGet(() -> original(current, why(current, tag)));
  }

  private Optional<ShownText> translated(GuidelineVersion current, String tag) {
    return jdbc.sql(
            """
            SELECT guideline_key, version, language, translator, body, NULL AS note
              FROM guideline_translation
             WHERE guideline_key = :key AND version = :version AND language = :language
            """)
        .param("key", current.guidelineKey())
        .param("version", current.version())
        .param("language", tag)
        .query(ShownText.class)
        .optional();
  }

  private static ShownText original(GuidelineVersion current, @Nullable String note) {
    return new ShownText(
        current.guidelineKey(), current.version(), null, null, current.body(), note);
  }

  private String why(GuidelineVersion current, String tag) {
    String none = "version %s is not translated into %s".formatted(current.version(), tag);
    return of(current.guidelineKey()).stream()
        .filter(each -> each.language().equals(tag))
        .map(stale -> none + ": the translation of " + stale.version() + " is stale")
        .findFirst()
        .orElse(none);
  }

  /** Notes the language of an annotator of a vendor. */
  @Transactional
  void speaks(long annotatorId, @Nullable String language) {
    jdbc.sql(
            """
            INSERT INTO annotator_language VALUES (:annotator, :language)
            ON CONFLICT (annotator_id) DO UPDATE SET language = excluded.language
            """)
        .param("annotator", annotatorId)
        .param("language", tag(language))
        .update();
  }

  @Nullable String languageOf(long annotatorId) {
    return jdbc.sql("SELECT language FROM annotator_language WHERE annotator_id = ?")
        .param(annotatorId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private static String tag(@Nullable String language) {
    String tag =
        language == null || !Language.isTag(language)
            ? Language.UNKNOWN
            : Language.canonical(language);
    if (tag.equals(Language.UNKNOWN)) {
      throw new InvalidQuestion("a language is a BCP 47 tag such as de or pt-BR, not " + language);
    }
    return tag;
  }
}
