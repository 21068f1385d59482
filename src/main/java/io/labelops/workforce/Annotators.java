package io.labelops.workforce;

import io.labelops.shared.ImportReport;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The annotators of each vendor. */
@Service
public class Annotators {

  private static final int LONGEST_PSEUDONYM = 100;

  private final JdbcClient jdbc;
  private final Vendors vendors;
  private final Clock clock;

  Annotators(JdbcClient jdbc, Vendors vendors, Clock clock) {
    this.jdbc = jdbc;
    this.vendors = vendors;
    this.clock = clock;
  }

  /** Enters annotators; those known already count as taken. */
  @Transactional
  public ImportReport enter(String vendorKey, List<@Nullable String> pseudonyms) {
    vendors.require(vendorKey);
    var report = new ImportReport.Collector();
    Set<String> taken = new HashSet<>();
    long line = 0;
    for (String pseudonym : pseudonyms) {
      line++;
      String problem = problem(pseudonym);
      if (pseudonym == null || problem != null) {
        report.refuse(line, "pseudonym", problem == null ? "is missing" : problem);
      } else if (!taken.add(pseudonym)) {
        report.refuse(line, "pseudonym", "is there twice");
      } else {
        report.take();
      }
    }
    jdbc.sql(
            """
            INSERT INTO annotator (vendor_key, pseudonym, created_at)
            SELECT :vendor, unnest(:pseudonyms::text[]), :now
            ON CONFLICT (vendor_key, pseudonym) DO NOTHING
            """)
        .param("vendor", vendorKey)
        .param("pseudonyms", taken.toArray(String[]::new))
        .param("now", OffsetDateTime.now(clock))
        .update();
    return report.report();
  }

  public Optional<Annotator> find(String vendorKey, String pseudonym) {
    return jdbc.sql(
            """
            SELECT id, vendor_key, pseudonym, active FROM annotator
             WHERE vendor_key = :vendor AND pseudonym = :pseudonym
            """)
        .param("vendor", vendorKey)
        .param("pseudonym", pseudonym)
        .query(Annotator.class)
        .optional();
  }

  public List<Annotator> of(String vendorKey) {
    return jdbc.sql(
            """
            SELECT id, vendor_key, pseudonym, active FROM annotator
             WHERE vendor_key = :vendor ORDER BY pseudonym
            """)
        .param("vendor", vendorKey)
        .query(Annotator.class)
        .list();
  }

  /** How many annotators may work for a program now. */
  public int countActive(String programKey) {
    return jdbc.sql(
            """
            SELECT count(*) FROM annotator a JOIN vendor v ON v.key = a.vendor_key
             WHERE a.active AND v.active
               AND EXISTS (SELECT FROM contract c WHERE c.vendor_key = v.key
                              AND c.program_key = :program AND c.valid_from <= :now)
            """)
        .param("program", programKey)
        .param("now", OffsetDateTime.now(clock))
        .query(Integer.class)
        .single();
  }

  private static @Nullable String problem(@Nullable String pseudonym) {
    if (pseudonym == null || pseudonym.isBlank()) {
      return "is missing";
    }
    if (!pseudonym.equals(pseudonym.strip())) {
      return "has blanks around it";
    }
    if (pseudonym.length() > LONGEST_PSEUDONYM) {
      return "has more than %d characters".formatted(LONGEST_PSEUDONYM);
    }
    return pseudonym.chars().anyMatch(Character::isISOControl) ? "has control characters" : null;
  }
}
