package io.labelops.models;

import static io.labelops.models.Model.extension;

import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who does the service tasks' jobs, and with which variables. */
class WorkerRules {

  private WorkerRules() {}

  static void everyJobTypeIsRegisteredUnderItsProcessAndUsed(
      Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      List<String> registered = repository.register().names(model.name());
      Set<String> used = new HashSet<>();
      for (ServiceTask task : model.elements(ServiceTask.class)) {
        used.add(type(task));
        violations.unless(
            registered.contains(type(task)),
            model,
            task.getId(),
            "register its job type %s in %s".formatted(type(task), Register.PAGE));
      }
      for (String type : registered) {
        violations.unless(used.contains(type), Register.PAGE, type, "no task uses this job type");
      }
    }
  }

  static void everyJobTypeHasExactlyOneWorker(Repository repository, Violations violations) {
    Set<String> used = new TreeSet<>();
    for (Model model : repository.models()) {
      for (ServiceTask task : model.elements(ServiceTask.class)) {
        used.add(type(task));
        List<String> workers =
            repository.workers().stream()
                .filter(worker -> worker.type().equals(type(task)))
                .map(Worker::name)
                .toList();
        violations.unless(
            workers.size() == 1,
            model,
            task.getId(),
            "its job type %s needs exactly one worker, not %s".formatted(type(task), workers));
      }
    }
    for (Worker worker : repository.workers()) {
      violations.unless(
          used.contains(worker.type()),
          worker.name(),
          worker.type(),
          "no task has this job type, remove the worker or mend the type");
    }
  }

  /** What workers put into maps is a variable or a field of one. */
  static void workersAnswerRegisteredNames(Repository repository, Violations violations) {
    Set<String> registered = new HashSet<>();
    repository
        .register()
        .variables()
        .keySet()
        .forEach(name -> registered.add(name.replaceFirst(".*\\.", "")));
    for (AnsweredName answered : repository.answered()) {
      violations.unless(
          registered.contains(answered.name()),
          answered.file(),
          answered.method(),
          "register %s in %s with its type".formatted(answered.name(), Register.PAGE));
    }
  }

  /** Parameters, and results that are records. */
  static void workersTakeAndGiveRegisteredVariables(Repository repository, Violations violations) {
    for (Worker worker : repository.workers()) {
      List<String> taken =
          repository
              .register()
              .tables("job type")
              .filter(row -> row.get(0).equals(worker.type()))
              .flatMap(row -> Register.listed(row.get(1)).stream())
              .toList();
      for (Parameter parameter : worker.variables()) {
        violations.unless(
            taken.isEmpty() || taken.contains(parameter.getName()),
            worker.name(),
            parameter.getName(),
            "list it among what %s takes in %s".formatted(worker.type(), Register.PAGE));
        Flow flow = new Flow(repository, worker, violations, true);
        flow.check(parameter.getName(), parameter.getParameterizedType());
      }
      Flow given = new Flow(repository, worker, violations, false);
      for (RecordComponent component :
          VariableType.componentsOf(worker.method().getGenericReturnType())) {
        given.check(component.getName(), component.getGenericType());
      }
    }
  }

  private static String type(ServiceTask task) {
    return extension(task, ZeebeTaskDefinition.class)
        .map(ZeebeTaskDefinition::getType)
        .orElse("none");
  }

  /** Variables on their way into a worker or out of it. */
  private record Flow(
      Repository repository, Worker worker, Violations violations, boolean inwards) {

    void check(String name, Type type) {
      Map<String, VariableType> registered = repository.register().variables();
      VariableType known = registered.get(name);
      violations.unless(
          known != null, worker.name(), name, "register the variable in " + Register.PAGE);
      if (known == null) {
        return;
      }
      violations.unless(
          known.name().equals(VariableType.nameOf(type)),
          worker.name(),
          name,
          "registered as %s, but it is a %s".formatted(known.name(), VariableType.nameOf(type)));
      values(name, known, VariableType.valuesOf(type));
      for (RecordComponent part : VariableType.componentsOf(type)) {
        check(name + "." + part.getName(), part.getGenericType());
      }
    }

    /** What comes in has to be understood; what goes out has to be registered. */
    private void values(String name, VariableType known, Set<String> values) {
      boolean fits =
          values.isEmpty()
              || (inwards
                  ? !known.values().isEmpty() && values.containsAll(known.values())
                  : known.values().containsAll(values));
      violations.unless(
          fits,
          worker.name(),
          name,
          "registered values %s, but it is one of %s".formatted(known.values(), values));
    }
  }
}
