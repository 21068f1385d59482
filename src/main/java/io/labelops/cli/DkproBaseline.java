package io.labelops.cli;

import io.labelops.measure.Votes;
import java.util.function.Supplier;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.PercentageAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/**
 * The same measures by dkpro-statistics-agreement, its study built beforehand.
 *
 * <p>To be touched only where {@link #isPresent}: the library is not part of the application.
 */
final class DkproBaseline {

  private DkproBaseline() {}

  static boolean isPresent() {
    try {
      Class.forName("org.dkpro.statistics.agreement.coding.CodingAnnotationStudy");
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Who labelled makes no difference to these measures, so an item has three nameless raters. */
  private static CodingAnnotationStudy study(Votes votes) {
    CodingAnnotationStudy study = new CodingAnnotationStudy(BenchVotes.PER_ITEM);
    for (int item = 0; item < votes.unitCount(); item++) {
      Object[] row = new Object[BenchVotes.PER_ITEM];
      for (int i = votes.start(item); i < votes.end(item); i++) {
        row[i - votes.start(item)] = votes.category(i);
      }
      study.addItemAsArray(row);
    }
    return study;
  }

  static Supplier<Object> percent(Votes votes) {
    CodingAnnotationStudy study = study(votes);
    return () -> new PercentageAgreement(study).calculateAgreement();
  }

  static Supplier<Object> alpha(Votes votes) {
    CodingAnnotationStudy study = study(votes);
    return () ->
        new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement();
  }

  static Supplier<Object> fleiss(Votes complete) {
    CodingAnnotationStudy study = study(complete);
    return () -> new FleissKappaAgreement(study).calculateAgreement();
  }
}
