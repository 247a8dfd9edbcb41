/** By what it was decided: the sequence while the experiment runs, the one test at its end, the sequence without an end. */
export type DecidedBy = 'early' | 'planned-end' | 'open';

export type Verdict =
  /** Customers were not divided as they should have been: no figure can be trusted. */
  | { readonly status: 'blocked'; readonly why: 'sample-ratio'; readonly p: number }
  /** `variant` has the fewest converters, or customers. */
  | {
      readonly status: 'collecting';
      readonly variant: string;
      readonly customers: number;
      readonly converters: number;
    }
  /** Nothing can be told yet. `leading`: the highest figure so far, which may be chance. */
  | {
      readonly status: 'running';
      readonly leading: string;
      readonly customers: number;
      readonly planned?: number;
    }
  /** `alsoBetter`: treatments that beat the control too, with lower figures. */
  | {
      readonly status: 'winner';
      readonly variant: string;
      readonly by: DecidedBy;
      readonly alsoBetter: readonly string[];
    }
  /** Every treatment is worse than the control, or was vetoed by a guardrail. */
  | { readonly status: 'loser'; readonly variants: readonly string[]; readonly by: DecidedBy | 'guardrail' }
  | { readonly status: 'no-difference'; readonly why: 'planned-end' | 'too-few' };
