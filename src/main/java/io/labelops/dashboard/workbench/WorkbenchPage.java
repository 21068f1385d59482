package io.labelops.dashboard.workbench;

import io.labelops.access.ActingPerson;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page on which items are answered. It reads them from the API and sends the answers there, so
 * that who may see and decide what is held in one place.
 */
@Controller
@RequestMapping("/workbench/{desk}/{subject}")
class WorkbenchPage {

  @GetMapping
  String bench(
      @PathVariable("desk") String path,
      @PathVariable String subject,
      ActingPerson person,
      Model model) {
    Desk desk = Desk.in(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("desk", desk.path());
    model.addAttribute("title", desk.words() + " of " + subject);
    model.addAttribute("subject", subject);
    model.addAttribute("origin", desk.origin(subject));
    model.addAttribute("items", desk.items(subject));
    model.addAttribute("answers", desk.answers(subject));
    model.addAttribute("person", person.username());
    return "workbench/workbench";
  }
}
