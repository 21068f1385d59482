package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.gold.GoldItems;
import io.labelops.gold.GoldSets;
import io.labelops.gold.GoldState;
import io.labelops.gold.QualityLeads;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A dataset's gold, for quality leads only: how much there is, of which classes, and each item. */
@Controller
class GoldPage {

  private static final int PAGE_SIZE = 50;

  private final GoldItems items;
  private final GoldSets sets;

  GoldPage(GoldItems items, GoldSets sets) {
    this.items = items;
    this.sets = sets;
  }

  @GetMapping("/datasets/{key}/gold")
  String gold(
      @PathVariable String key,
      @RequestParam @Nullable GoldState state,
      @RequestParam(defaultValue = "0") int page,
      ActingPerson person,
      Model model) {
    QualityLeads.require(person);
    ResultPage<GoldItems.Row> found = items.page(key, state, new PageQuery(page, PAGE_SIZE));
    model.addAttribute("dataset", key);
    model.addAttribute("stock", items.stock(key));
    model.addAttribute("coverage", items.coverage(key));
    model.addAttribute("sets", sets.of(key));
    model.addAttribute("state", state);
    model.addAttribute("states", GoldState.values());
    model.addAttribute("found", found);
    model.addAttribute("pages", (found.total() + PAGE_SIZE - 1) / PAGE_SIZE);
    return "dashboard/gold";
  }
}
