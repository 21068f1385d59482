package io.labelops.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL       | write to some.body+news@mail.example.org, please
          PHONE       | call +49 30 1234567 or later
          PHONE       | (030) 123-4567
          PHONE       | 555-867-5309
          IBAN        | DE89 3704 0044 0532 0130 00
          IBAN        | GB29NWBK60161331926819
          CREDIT_CARD | 4111 1111 1111 1111
          CREDIT_CARD | 378282246310005
          """)
  void personalDataIsFound(PiiKind kind, String text) {
    assertThat(found(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The film won 6 Oscars in 1998-2004",
        "birds/11573.jpg",
        "http://host.example/photo/2023/10/12/1234567890.jpg",
        "DE89 3704 0044 0532 0130 01",
        "4111 1111 1111 1112",
        "a @ b, user@localhost",
        "id 6f9619ff-8b86-d011-b42d-00c04fc964ff",
        "3.14159265358979"
      })
  void whatOnlyLooksLikeItIsNot(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void aFindIsShownMasked() {
    assertThat(PiiKind.EMAIL.findMasked("mail somebody@example.org"))
        .isEqualTo("s•••• (20 characters)");
  }

  @Test
  void longTextsWithoutPersonalDataAreReadInTime() {
    String digits = "1234567890 ".repeat(6_000);
    String letters = "a.b-c_".repeat(11_000);
    long start = System.nanoTime();

    found(digits);
    found(letters);
    found("+".repeat(60_000));
    found("AB12 ".repeat(12_000));

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  private static List<PiiKind> found(String text) {
    return Arrays.stream(PiiKind.values())
        .filter(kind -> !kind.findMasked(text).isEmpty())
        .toList();
  }
}
