import type { InboundEvent } from '../core/event/definition.ts';
import type { Decision } from '../core/experiment/decision.ts';
import type { VariantTotals } from '../core/experiment/totals.ts';
import type { StepKind } from '../core/journey/definition.ts';
import type { Duration } from '../core/time/duration.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Deployment } from './deployment.ts';
import type { SimulatedMessage } from './simulated-message.ts';

export type SimulationInput = {
  readonly deployment: Deployment;
  /** Ids of the journeys that take newcomers. */
  readonly journeys: readonly string[];
  /** In any order; each is simulated at its timestamp, and those of the same instant in the order given. */
  readonly events: AsyncIterable<InboundEvent> | Iterable<InboundEvent>;
  /** When the simulation ends; without it, `forDuration` after the first event. */
  readonly until: EpochMs | undefined;
  readonly forDuration: Duration;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly onProgress?: (progress: Progress) => void;
  /** Each message that the provider accepted, as it would have gone out. Awaited, so that files can be written. */
  readonly onMessage?: (message: SimulatedMessage) => void | Promise<void>;
};

/** Shares of the delivered e-mails, from 0 to 1. Who clicks has opened. */
export type Behaviour = { readonly clickRate: number; readonly openRate: number };

type Progress = {
  readonly now: EpochMs;
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly events: number;
  readonly sends: number;
};

/** What happened, in numbers: from the stores and from the tasks' answers. Lists are in order of count, then of name. */
export type SimulationReport = {
  /** Time of the first event. */
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly seed: number;
  readonly customers: number;
  readonly events: {
    /** read = kept + duplicates + rejected. Events that journeys emit are not among them. */
    readonly read: number;
    readonly kept: number;
    readonly duplicates: number;
    readonly rejected: readonly Count<'reason'>[];
    /** Kept, with another time than claimed. */
    readonly clamped: number;
  };
  readonly journeys: readonly JourneyReport[];
  readonly wallMs: number;
  /** Of the whole process, since it started. */
  readonly peakMemoryBytes: number;
};

export type JourneyReport = {
  readonly id: string;
  readonly version: string;
  readonly enrolments: number;
  /** Entry events that did not lead to an enrolment. */
  readonly notEntered: readonly Count<'reason'>[];
  readonly steps: readonly StepReport[];
  /** Enrolments that are done: `completed`, or the reason of the exit. */
  readonly ended: readonly Count<'reason'>[];
  readonly failed: readonly { readonly step: string; readonly error: string; readonly count: number }[];
  readonly messages: {
    readonly email: number;
    readonly sms: number;
    readonly skipped: readonly Count<'reason'>[];
  };
  /** Undefined for a journey without a goal. Value in hundredths. */
  readonly goal: { readonly reached: number; readonly valueMinor: number } | undefined;
  readonly experiments: readonly {
    readonly stepId: string;
    readonly variants: readonly Pick<
      VariantTotals,
      'variant' | 'assigned' | 'clicked' | 'converted' | 'valueMinor' | 'valueSquares'
    >[];
    /** What was decided of it, the first one first. */
    readonly decisions: readonly Decision[];
  }[];
};

export type StepReport = {
  readonly id: string;
  readonly kind: StepKind;
  /** How often someone was through with the step and went on; a wait, when it was over. */
  readonly passed: number;
  /** Who is parked at it now. */
  readonly waiting: number;
  /** Who came, and neither went on nor waits: taken out by an exit, whose reason this is, or failed. */
  readonly left: readonly Count<'reason'>[];
  /**
   * How those who passed went on. send: `email`, `sms`, `skipped: <reason>`, …; waitFor: `then`, `else`; branch: the
   * case's index or `else`; experiment: the variant's id. Empty for the other kinds.
   */
  readonly outcomes: Readonly<Record<string, number>>;
};

export type Count<What extends string> = { readonly [Key in What]: string } & { readonly count: number };
