package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.shared.DatasetVersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way of one item as a page; not for those who have to judge it blind. */
@Controller
class LineagePage {

  private final ItemLineage lineage;
  private final DatasetDetail detail;

  LineagePage(ItemLineage lineage, DatasetDetail detail) {
    this.lineage = lineage;
    this.detail = detail;
  }

  @GetMapping("/datasets/{key}/{version:[1-9]\\d{0,8}}/item")
  String item(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam String item,
      ActingPerson person,
      Model model) {
    if (person.judgesBlind()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    model.addAttribute(
        "dataset",
        detail
            .facts(new DatasetVersionId(key, version))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("item", item);
    model.addAttribute("lineage", found(key, item));
    return "dashboard/lineage";
  }

  private @Nullable Lineage found(String key, String item) {
    try {
      return lineage.of(key, item.strip());
    } catch (UnknownItem _) {
      return null;
    }
  }
}
