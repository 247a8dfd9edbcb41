import type { JourneyPin } from '../../tasks/input.ts';
import type { State, StepTask } from '../compiled.ts';
import type { Goal, Step, StepKind } from '../definition.ts';

/** What each step's states are made with. */
export type Build = {
  readonly pin: JourneyPin;
  /** The ARN of each verb's function, or what a deployment puts in its place. */
  readonly resources: Readonly<Record<StepTask, string>>;
  readonly goal: Goal | undefined;
  /** Content hash of each message, by message id. */
  readonly messages: Readonly<Record<string, string>>;
};

/** States by name. */
export type States = Readonly<Record<string, State>>;

/** A step of one kind. */
export type StepOf<Kind extends StepKind> = Extract<Step, Record<Kind, unknown>>;
