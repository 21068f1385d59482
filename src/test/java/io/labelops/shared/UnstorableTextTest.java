package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class UnstorableTextTest {

  @Test
  void aNulCharacterIsRecognized() {
    assertThat(
            UnstorableText.caused(
                new DataIntegrityViolationException("refused", new SQLException("NUL", "22021"))))
        .isTrue();
  }

  @Test
  void aPoolWithoutConnectionsIsNoTextAndHasNoState() {
    assertThat(
            UnstorableText.caused(
                new CannotGetJdbcConnectionException(
                    "none", new SQLTransientConnectionException("timed out"))))
        .isFalse();
  }
}
