package io.labelops.workforce;

import io.labelops.program.Dataset;
import io.labelops.program.Language;
import io.labelops.task.TaskType;

/**
 * What a certificate is for, besides the major version of the guideline.
 *
 * @param language a BCP 47 tag, {@code und} where it does not matter
 */
public record CertificateScope(TaskType taskType, String guidelineKey, String language) {

  public CertificateScope {
    language = Language.canonical(language);
  }

  /** What the work of a dataset asks for. */
  public static CertificateScope of(Dataset dataset) {
    return new CertificateScope(dataset.taskType(), dataset.guidelineKey(), dataset.language());
  }

  /** Names it in a sentence, with the major version of its guideline. */
  public String named(int major) {
    return "%s under guideline %s %d%s"
        .formatted(
            taskType,
            guidelineKey,
            major,
            language.equals(Language.UNKNOWN) ? "" : " in " + language);
  }
}
