package io.labelops.models;

import java.util.function.BiConsumer;

/** Every rule that processes, tables, forms, workers and the register are held to. */
enum ModelRule {
  ENGINE_TAKES_EVERY_MODEL(EngineRules::engineTakesEveryModel),
  EVERYTHING_IS_MADE_FOR_THE_OLDEST_ENGINE(EngineRules::everythingIsMadeForTheOldestEngine),
  NOTHING_NEWER_IS_USED(EngineRules::nothingNewerIsUsed),

  A_FILE_IS_NAMED_AS_WHAT_IS_IN_IT(NamingRules::aFileIsNamedAsWhatIsInIt),
  AN_ID_TELLS_WHAT_IT_IS(NamingRules::anIdTellsWhatItIs),
  EVERY_ELEMENT_SAYS_WHAT_IT_DOES(NamingRules::everyElementSaysWhatItDoes),
  A_GATEWAY_ASKS_AND_ITS_FLOWS_ANSWER(NamingRules::aGatewayAsksAndItsFlowsAnswer),

  EVERY_TASK_REACHES_ITS_PEOPLE_IN_TIME(UserTaskRules::everyTaskReachesItsPeopleInTime),
  EVERY_FORM_EXISTS(UserTaskRules::everyFormExistsInTheSameDeployment),
  EVERY_TASK_IS_REGISTERED(UserTaskRules::theRegisterListsEveryTaskWithItsGroupAndForm),
  EVERY_ANSWER_IS_RECORDED(UserTaskRules::everyTaskSeesItsEvidenceAndItsAnswerIsRecorded),

  EVERY_MESSAGE_FINDS_ITS_INSTANCE(ReferenceRules::everyMessageIsRegisteredUsedAndFindsItsInstance),
  EVERY_CALLED_PROCESS_EXISTS(ReferenceRules::everyCalledProcessExistsInTheSameDeployment),
  EVERY_CALLED_DECISION_EXISTS(ReferenceRules::everyCalledDecisionExistsInTheSameDeployment),
  EVERY_ERROR_IS_THROWN(ReferenceRules::everyErrorIsThrownByARegisteredJob),

  EVERY_JOB_TYPE_IS_REGISTERED(WorkerRules::everyJobTypeIsRegisteredUnderItsProcessAndUsed),
  EVERY_JOB_TYPE_HAS_ONE_WORKER(WorkerRules::everyJobTypeHasExactlyOneWorker),
  WORKERS_USE_REGISTERED_VARIABLES(WorkerRules::workersTakeAndGiveRegisteredVariables),
  WORKERS_ANSWER_REGISTERED_NAMES(WorkerRules::workersAnswerRegisteredNames),

  THE_REGISTER_TYPES_EVERY_VARIABLE(VariableRules::theRegisterTypesEveryVariable),
  MODELS_USE_REGISTERED_VARIABLES(VariableRules::modelsUseRegisteredVariables),
  WHAT_IS_READ_IS_SET_SOMEWHERE(VariableRules::whatIsReadIsSetSomewhere),

  TASKLIST_DRAWS_EVERY_FIELD(FormRules::theOldestTasklistDrawsEveryField),
  FORMS_SHOW_THEIR_EVIDENCE(FormRules::everyTasksFormShowsItsEvidence),
  FORMS_OFFER_THE_REGISTERED_DECISIONS(FormRules::everyTasksFormOffersTheRegisteredDecisions),
  FORMS_SEND_REGISTERED_VARIABLES(FormRules::formsSendRegisteredVariables),
  FORMS_SHOW_REGISTERED_VARIABLES(FormRules::formsShowRegisteredVariables),

  TABLES_TAKE_REGISTERED_VARIABLES(TableRules::inputsAreRegisteredVariables),
  TABLES_GIVE_REGISTERED_VARIABLES(TableRules::outputsAreRegisteredVariables),
  ONE_RULE_ANSWERS_AT_EVERY_BOUNDARY(TableRules::exactlyOneRuleAnswersAtEveryBoundary),
  EVERY_RULE_ANSWERS_SOMEWHERE(TableRules::everyRuleAnswersSomewhere),
  NOTHING_UNKNOWN_IS_LET_THROUGH(TableRules::nothingUnknownIsLetThrough),

  EVERYTHING_IS_DRAWN(DiagramRules::everythingIsDrawn),
  NO_ELEMENT_COVERS_ANOTHER(DiagramRules::noElementCoversAnother),
  WHAT_BELONGS_TOGETHER_IS_DRAWN_TOGETHER(DiagramRules::whatBelongsTogetherIsDrawnTogether),
  FLOWS_RUN_AROUND_ELEMENTS(DiagramRules::flowsRunStraightAndAroundTheElements),
  FLOWS_START_AND_END_AT_THEIR_ELEMENTS(DiagramRules::flowsStartAndEndAtTheirElements),
  FLOWS_DO_NOT_RUN_ON_EACH_OTHER(DiagramRules::flowsDoNotRunOnEachOther),
  LABELS_STAY_READABLE(DiagramRules::labelsStayReadable),
  A_PROCESS_READS_FROM_THE_LEFT(DiagramRules::aProcessReadsFromTheLeft);

  private final BiConsumer<Repository, Violations> check;

  ModelRule(BiConsumer<Repository, Violations> check) {
    this.check = check;
  }

  void check(Repository repository, Violations violations) {
    check.accept(repository, violations);
  }
}
