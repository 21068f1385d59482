package io.labelops.workforce;

import io.labelops.program.Programs;
import io.labelops.shared.Creation;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works for which program under which terms. */
@Service
public class Contracts {

  private static final String COLUMNS =
      """
      c.vendor_key, c.program_key, c.version, c.turnaround_seconds, c.reminder_seconds,
      c.rework_seconds, c.lease_seconds, c.gold_accuracy, c.rate_per_label, c.currency, c.share,
      c.valid_from
      """;

  private final JdbcClient jdbc;
  private final Vendors vendors;
  private final Programs programs;
  private final Clock clock;

  Contracts(JdbcClient jdbc, Vendors vendors, Programs programs, Clock clock) {
    this.jdbc = jdbc;
    this.vendors = vendors;
    this.programs = programs;
    this.clock = clock;
  }

  /** The terms in force between a vendor and a program. */
  public Optional<Contract> current(String vendorKey, String programKey) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM contract c
                WHERE c.vendor_key = :vendor AND c.program_key = :program AND c.valid_from <= :now
                ORDER BY c.version DESC LIMIT 1
                """)
        .param("vendor", vendorKey)
        .param("program", programKey)
        .param("now", OffsetDateTime.now(clock))
        .query(Contract.class)
        .optional();
  }

  /** The terms in force of all active vendors that get a share of a program's work. */
  public List<Contract> ofProgram(String programKey) {
    return jdbc.sql(
            "SELECT * FROM (SELECT DISTINCT ON (c.vendor_key) "
                + COLUMNS
                + """
                  FROM contract c JOIN vendor v ON v.key = c.vendor_key AND v.active
                 WHERE c.program_key = :program AND c.valid_from <= :now
                 ORDER BY c.vendor_key, c.version DESC) newest
                WHERE share > 0 ORDER BY vendor_key
                """)
        .param("program", programKey)
        .param("now", OffsetDateTime.now(clock))
        .query(Contract.class)
        .list();
  }

  List<Contract> ofVendor(String vendorKey) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM contract c WHERE c.vendor_key = :vendor
                ORDER BY c.program_key, c.version DESC
                """)
        .param("vendor", vendorKey)
        .query(Contract.class)
        .list();
  }

  /** Agrees terms as the next version; the terms in force again change nothing. */
  @Transactional
  Creation<Contract> agree(String vendorKey, ContractTerms terms) {
    String program = terms.checkedProgram();
    terms.check();
    vendors.require(vendorKey);
    String currency = programs.require(program).currency();
    if (terms.currency() != null && !currency.equals(terms.currency())) {
      throw new InvalidContract(
          "program %s is paid in %s, not %s".formatted(program, currency, terms.currency()));
    }
    jdbc.sql("SELECT key FROM vendor WHERE key = :key FOR UPDATE")
        .param("key", vendorKey)
        .query(String.class)
        .single();
    Optional<Contract> known = current(vendorKey, program);
    Contract wanted =
        new Contract(
            vendorKey,
            program,
            known.map(Contract::version).orElse(0) + 1,
            terms.turnaroundSeconds(),
            terms.reminderSeconds(),
            terms.reworkSeconds(),
            terms.leaseSeconds(),
            terms.goldAccuracy(),
            terms.rate(),
            currency,
            terms.weight(),
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
    if (known.isPresent() && sameTerms(known.get(), wanted)) {
      return new Creation<>(known.get(), false);
    }
    insert(wanted);
    return new Creation<>(wanted, true);
  }

  private static boolean sameTerms(Contract known, Contract wanted) {
    return known.equals(
        new Contract(
            wanted.vendorKey(),
            wanted.programKey(),
            known.version(),
            wanted.turnaroundSeconds(),
            wanted.reminderSeconds(),
            wanted.reworkSeconds(),
            wanted.leaseSeconds(),
            wanted.goldAccuracy(),
            wanted.ratePerLabel(),
            wanted.currency(),
            wanted.share(),
            known.validFrom()));
  }

  private void insert(Contract contract) {
    jdbc.sql(
            """
            INSERT INTO contract (vendor_key, program_key, version, turnaround_seconds,
              reminder_seconds, rework_seconds, lease_seconds, gold_accuracy, rate_per_label,
              currency, share, valid_from)
            VALUES (:vendorKey, :programKey, :version, :turnaroundSeconds,
              :reminderSeconds, :reworkSeconds, :leaseSeconds, :goldAccuracy, :ratePerLabel,
              :currency, :share, :from)
            """)
        .param("vendorKey", contract.vendorKey())
        .param("programKey", contract.programKey())
        .param("version", contract.version())
        .param("turnaroundSeconds", contract.turnaroundSeconds())
        .param("reminderSeconds", contract.reminderSeconds())
        .param("reworkSeconds", contract.reworkSeconds())
        .param("leaseSeconds", contract.leaseSeconds())
        .param("goldAccuracy", contract.goldAccuracy())
        .param("ratePerLabel", contract.ratePerLabel())
        .param("currency", contract.currency())
        .param("share", contract.share())
        .param("from", OffsetDateTime.ofInstant(contract.validFrom(), ZoneOffset.UTC))
        .update();
  }
}
