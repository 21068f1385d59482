package io.labelops.models;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A method that does jobs. */
record Worker(String type, Method method) {

  /** All workers of a package of the application. */
  static List<Worker> in(String packageName) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(packageName);
    return classes.stream().flatMap(type -> of(type.reflect())).toList();
  }

  static Stream<Worker> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JobWorker.class))
        .map(method -> new Worker(method.getAnnotation(JobWorker.class).type(), method));
  }

  /** The parameters that are variables. */
  List<Parameter> variables() {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
        .toList();
  }

  String name() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
