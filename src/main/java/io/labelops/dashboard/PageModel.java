package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page the addresses it links to, which links may not take from beans, and its reader.
 */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

  private final Places places;

  PageModel(Places places) {
    this.places = places;
  }

  @ModelAttribute("places")
  Places places() {
    return places;
  }

  @ModelAttribute("who")
  String who(ActingPerson person) {
    return person.username();
  }

  /** Whether the reader judges labels blind, and so gets no link to what names others. */
  @ModelAttribute("judgesBlind")
  boolean judgesBlind(ActingPerson person) {
    return person.judgesBlind();
  }
}
