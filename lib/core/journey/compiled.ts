import * as z from 'zod';
import { ExperimentPlan } from '../experiment/plan.ts';
import { LocalizedText } from '../localized-text.ts';
import { Settings } from '../settings.ts';
import { Goal, JourneyId, Purpose, Stage } from './definition.ts';
import { EntryTrigger } from './entry-trigger.ts';
import { ExitTrigger } from './exit-trigger.ts';
import { Kpi } from './kpi.ts';
import { JourneyLife } from './life.ts';

/** What ingest must know of one journey version: who enters, who leaves, what counts. Segments are written out in it. */
export const JourneyTriggers = z.object({
  id: JourneyId,
  version: z.string(),
  title: LocalizedText,
  stage: Stage,
  purpose: Purpose,
  entry: EntryTrigger,
  exit: z.array(ExitTrigger),
  goal: Goal.optional(),
  /** Its A/B tests, for whoever analyses them. */
  experiments: z.array(ExperimentPlan).optional(),
  /** The state that a new enrolment starts at. */
  startAt: z.string(),
});
export type JourneyTriggers = z.infer<typeof JourneyTriggers>;

/** Which version of each journey takes newcomers, and what runs it. Written by the deployment. */
export const Registry = z.object({
  settings: Settings,
  journeys: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      machine: z.string(),
      life: JourneyLife.prefault({}),
      kpi: Kpi.optional(),
    }),
  ),
  /** Which segments, dates and schedules are reckoned for everybody (Content.audience). */
  audience: z.string(),
  /** Which events there are, and how they look (Content.catalog). */
  catalog: z.string(),
});
export type Registry = z.infer<typeof Registry>;

/** The verbs that a compiled machine calls, one Lambda each. */
export const STEP_TASKS = [
  'decide',
  'assign-variant',
  'send-message',
  'park',
  'complete',
  'fail',
  'update-profile',
  'emit-event',
] as const;
export type StepTask = (typeof STEP_TASKS)[number];

/** A journey ready to deploy. */
export type CompiledJourney = {
  readonly triggers: JourneyTriggers;
  /** Amazon States Language, JSONPath. */
  readonly machine: StateMachine;
  /** Content hash of each message that it sends, by message id. */
  readonly messages: Readonly<Record<string, string>>;
  /** No part of the version: it holds for those inside older ones too. */
  readonly life: JourneyLife;
  readonly kpi?: Kpi;
};

/** The part of Amazon States Language that we emit: {@link https://states-language.net/spec.html}. */
export type StateMachine = {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
};
export type State = TaskState | ChoiceState | PassState | SucceedState | FailState;
export type TaskState = {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly ResultPath: string | null;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
} & ({ readonly Next: string } | { readonly End: true });
export type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL' | 'NONE';
};
export type Catcher = {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string | null;
  readonly Next: string;
};
type ChoiceState = {
  readonly Type: 'Choice';
  readonly Choices: readonly ({ readonly Variable: string; readonly Next: string } & (
    | { readonly StringEquals: string }
    | { readonly NumericEquals: number }
  ))[];
  readonly Default: string;
};
export type PassState = {
  readonly Type: 'Pass';
  readonly Next: string;
  /** Written to the ResultPath, where there is one. */
  readonly Result?: unknown;
  readonly ResultPath?: string;
};
type SucceedState = { readonly Type: 'Succeed' };
type FailState = { readonly Type: 'Fail'; readonly Error: string };
