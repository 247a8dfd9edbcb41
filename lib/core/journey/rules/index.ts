import { branchCasesDiffer } from './branch-cases-differ.ts';
import { channelsHaveContent } from './channels-have-content.ts';
import { conditionsCanHold } from './conditions-can-hold.ts';
import { controlNamesAVariant } from './control-names-a-variant.ts';
import { criticalMessagesAreTransactional } from './critical-messages-are-transactional.ts';
import { dateOffsetsAreWholeDays } from './date-offsets-are-whole-days.ts';
import { durationsPositive } from './durations-positive.ts';
import { idMatchesFile } from './id-matches-file.ts';
import { idsUnique } from './ids-unique.ts';
import { kpisCanBeMeasured } from './kpis-can-be-measured.ts';
import { languagesAgree } from './languages-agree.ts';
import { lifeEndsAfterItBegins } from './life-ends-after-it-begins.ts';
import { loopsContainAWait } from './loops-contain-a-wait.ts';
import { measuresNeedAGoal } from './measures-need-a-goal.ts';
import { messageConditionsNameASendStep } from './message-conditions-name-a-send-step.ts';
import { messagesExist } from './messages-exist.ts';
import { noReferencePaths } from './no-reference-paths.ts';
import { pathsEnd } from './paths-end.ts';
import { policiesHold } from './policies-hold.ts';
import type { Rule } from './rule.ts';
import { sameKeyNeedsAKey } from './same-key-needs-a-key.ts';
import { schedulesComeRound } from './schedules-come-round.ts';
import { segmentsEnd } from './segments-end.ts';
import { segmentsExist } from './segments-exist.ts';
import { sendsComeBeforeQuestions } from './sends-come-before-questions.ts';
import { stepsReachable } from './steps-reachable.ts';
import { targetsExist } from './targets-exist.ts';
import { templateVariablesExist } from './template-variables-exist.ts';
import { waitsAtMostAYear } from './waits-at-most-a-year.ts';
import { weightsAddUp } from './weights-add-up.ts';

/** What makes a journey valid, beyond the shape of its file. */
export const RULES: readonly Rule[] = [
  idMatchesFile,
  idsUnique,
  lifeEndsAfterItBegins,

  schedulesComeRound,
  dateOffsetsAreWholeDays,

  targetsExist,
  stepsReachable,
  pathsEnd,
  loopsContainAWait,
  branchCasesDiffer,

  durationsPositive,
  waitsAtMostAYear,
  weightsAddUp,
  controlNamesAVariant,
  measuresNeedAGoal,
  kpisCanBeMeasured,

  messagesExist,
  channelsHaveContent,
  languagesAgree,
  criticalMessagesAreTransactional,
  templateVariablesExist,
  policiesHold,

  conditionsCanHold,
  segmentsExist,
  segmentsEnd,
  sameKeyNeedsAKey,
  messageConditionsNameASendStep,
  sendsComeBeforeQuestions,

  noReferencePaths,
];
