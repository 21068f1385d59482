package io.labelops.dashboard;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the addresses it links to, which templates may not take from beans. */
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
}
