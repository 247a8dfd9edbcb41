import type { Analysis, Interval } from '../core/experiment/analysis/result.ts';
import type { BanditStanding } from '../core/experiment/bandit-standing.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** What `sojourn results` shows of one experiment. */
export type ExperimentResults = {
  readonly stepId: string;
  readonly analysis: Analysis;
  /** Where the weights follow the figures: in place of tests. */
  readonly bandit?: readonly BanditStanding[];
  /** Oldest first: the lift of each treatment on the primary metric, as it stood then. */
  readonly history: readonly LiftThen[];
  /** By variant: how many customers came to each stage, widest first, as assigned, clicked, converted. */
  readonly funnel: readonly FunnelStage[];
};

type LiftThen = { readonly at: EpochMs; readonly variant: string; readonly lift: Interval };

type FunnelStage = { readonly variant: string; readonly stage: string; readonly customers: number };
