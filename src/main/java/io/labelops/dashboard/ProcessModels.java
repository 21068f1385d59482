package io.labelops.dashboard;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Serves the process models as they are deployed, for the diagrams of the pages. */
@Controller
class ProcessModels {

  @GetMapping("/process-models/{name:[a-z-]+}.bpmn")
  ResponseEntity<Resource> model(@PathVariable String name) {
    var model = new ClassPathResource("processes/" + name + ".bpmn");
    if (!model.exists()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(model);
  }
}
