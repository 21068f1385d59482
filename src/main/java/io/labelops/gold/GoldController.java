package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gold, its stock, its plan and what gives it away, for quality leads only. */
@RestController
@Tag(name = "Gold")
@RequestMapping("/api/v1")
class GoldController {

  private final GoldItems items;
  private final GoldPlans plans;
  private final GoldLeaks leaks;

  GoldController(GoldItems items, GoldPlans plans, GoldLeaks leaks) {
    this.items = items;
    this.plans = plans;
    this.leaks = leaks;
  }

  @Operation(summary = "Gold items with state, exposure and how well each is answered")
  @GetMapping("/datasets/{key}/gold")
  ResultPage<GoldItems.Row> list(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable GoldState state,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    QualityLeads.require(person);
    return items.page(key, state, page);
  }

  @Operation(summary = "What became of an item as gold, by whom and why")
  @GetMapping("/datasets/{key}/gold/history")
  List<GoldItems.Step> history(
      @PathVariable String key, @RequestParam String item, ActingPerson person) {
    QualityLeads.require(person);
    return items.history(key, item);
  }

  @Operation(summary = "How much gold there is in which state, and how much the plan misses")
  @GetMapping("/datasets/{key}/gold/stock")
  GoldItems.Stock stock(@PathVariable String key, ActingPerson person) {
    QualityLeads.require(person);
    return items.stock(key);
  }

  @Operation(summary = "How much gold each class has, and how it was answered")
  @GetMapping("/datasets/{key}/gold/coverage")
  List<GoldItems.Coverage> coverage(@PathVariable String key, ActingPerson person) {
    QualityLeads.require(person);
    return items.coverage(key);
  }

  @Operation(
      summary = "Retire gold that became known",
      description = "Answers that were given on it are no evidence any more.")
  @PostMapping("/datasets/{key}/gold/retirements")
  GoldItems.Stock retire(
      @PathVariable String key, @RequestBody GoldItems.Retirement wanted, ActingPerson person) {
    QualityLeads.require(person);
    return items.retire(key, wanted, person.username());
  }

  @Operation(
      summary = "What gives gold away",
      description =
          "Exact duplicates in the program, and gold whose key, payload fields or number of labels look unlike the work.")
  @GetMapping("/datasets/{key}/gold/leakage")
  GoldLeaks.Leakage leakage(@PathVariable String key, ActingPerson person) {
    QualityLeads.require(person);
    return leaks.of(key);
  }

  @Operation(summary = "Plan how much of a dataset's gold is planted and when it is used up")
  @PutMapping("/datasets/{key}/gold/plan")
  GoldPlan plan(@PathVariable String key, @RequestBody GoldPlan wanted, ActingPerson person) {
    QualityLeads.require(person);
    return plans.forDataset(key, wanted, person.username());
  }

  @Operation(summary = "The same for all datasets of a program that have no plan of their own")
  @PutMapping("/programs/{key}/gold-plan")
  GoldPlan planForProgram(
      @PathVariable String key, @RequestBody GoldPlan wanted, ActingPerson person) {
    QualityLeads.require(person);
    return plans.forProgram(key, wanted, person.username());
  }
}
