package io.labelops.dashboard;

import io.labelops.certification.CertificateFilter;
import io.labelops.certification.CertificateList;
import io.labelops.certification.CertificateRow;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is certified for what until when, by vendor. */
@Controller
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class CertificatesPage {

  private static final int PAGE_SIZE = 50;
  private static final List<String> STATES =
      List.of(
          "CERTIFIED",
          "PROBATION",
          "PROVISIONAL",
          "SUSPENDED",
          "EXPIRED",
          "FAILED",
          "WITHDRAWN",
          "RENEWED");

  private final CertificateList list;

  CertificatesPage(CertificateList list) {
    this.list = list;
  }

  @GetMapping("/certificates")
  String certificates(
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable String annotator,
      @RequestParam(required = false) @Nullable String guideline,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var filter =
        new CertificateFilter(
            given(vendor), given(annotator), null, given(guideline), null, given(state));
    ResultPage<CertificateRow> found = list.page(filter, new PageQuery(page, PAGE_SIZE));
    model.addAttribute("filter", filter);
    model.addAttribute("vendors", list.vendors());
    model.addAttribute("states", STATES);
    model.addAttribute("found", found);
    model.addAttribute("pages", (found.total() + PAGE_SIZE - 1) / PAGE_SIZE);
    model.addAttribute("csv", address("/api/v1/certificates.csv", filter));
    model.addAttribute("here", address("/certificates", filter));
    return "dashboard/certificates";
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String address(String path, CertificateFilter filter) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    add(address, "vendor", filter.vendor());
    add(address, "annotator", filter.annotator());
    add(address, "guideline", filter.guideline());
    add(address, "state", filter.state());
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
    if (value != null) {
      address.queryParam(name, value);
    }
  }
}
