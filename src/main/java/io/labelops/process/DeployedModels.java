package io.labelops.process;

import io.camunda.client.api.response.DeploymentEvent;
import java.util.Map;
import java.util.TreeMap;

/** The versions the engine gave to the models of one deployment. */
record DeployedModels(
    Map<String, Deployed> processes, Map<String, Deployed> decisions, Map<String, Deployed> forms) {

  /** A model's version and key in the engine. */
  record Deployed(int version, long key) {}

  static DeployedModels of(DeploymentEvent event) {
    Map<String, Deployed> processes = new TreeMap<>();
    event
        .getProcesses()
        .forEach(
            process ->
                processes.put(
                    process.getBpmnProcessId(),
                    new Deployed(process.getVersion(), process.getProcessDefinitionKey())));
    Map<String, Deployed> decisions = new TreeMap<>();
    event
        .getDecisions()
        .forEach(
            decision ->
                decisions.put(
                    decision.getDmnDecisionId(),
                    new Deployed(decision.getVersion(), decision.getDecisionKey())));
    Map<String, Deployed> forms = new TreeMap<>();
    event
        .getForm()
        .forEach(
            form ->
                forms.put(form.getFormId(), new Deployed(form.getVersion(), form.getFormKey())));
    return new DeployedModels(processes, decisions, forms);
  }
}
