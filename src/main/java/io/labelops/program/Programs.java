package io.labelops.program;

import io.labelops.shared.Creation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The programs there are. */
@Service
public class Programs {

  private final ProgramRows rows;

  Programs(ProgramRows rows) {
    this.rows = rows;
  }

  public Optional<Program> find(String key) {
    return rows.findById(key);
  }

  public Program require(String key) {
    return find(key).orElseThrow(() -> new UnknownProgram(key));
  }

  List<Program> all() {
    return rows.findAll().stream().sorted(Comparator.comparing(Program::key)).toList();
  }

  /** Creates a program; the same one again changes nothing. */
  Creation<Program> create(NewProgram wanted) {
    Program program = wanted.checked();
    Optional<Program> known = find(program.key());
    if (known.isPresent()) {
      return same(known.get(), program);
    }
    try {
      return new Creation<>(rows.save(program), true);
    } catch (DuplicateKeyException e) {
      return same(require(program.key()), program);
    }
  }

  private static Creation<Program> same(Program known, Program wanted) {
    if (!known.isSameAs(wanted)) {
      throw new ProgramConflict(
          "program %s exists with other settings; choose another key".formatted(known.key()));
    }
    return new Creation<>(known, false);
  }
}
