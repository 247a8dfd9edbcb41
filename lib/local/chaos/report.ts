import type { Violation } from './oracle/definition.ts';

/** What came of one world. Plain data: it travels between threads. */
export type WorldReport = {
  readonly seed: number;
  readonly faults: number;
  /** Messages that the provider took. */
  readonly accepted: number;
  /** Rows of the ledger, by status and reason. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly enrolments: Readonly<Record<string, number>>;
  /** Of one message to one address, those that a person asked for left out. */
  readonly mostCopies: { readonly marketing: number; readonly transactional: number };
  /** Transactional messages that came twice. */
  readonly doubled: number;
  readonly injected: Readonly<Record<string, number>>;
  /** Dead letters that were delivered again. */
  readonly redriven: number;
  readonly violations: readonly Violation[];
  /** Of the whole trace: the same seed gives the same. */
  readonly hash: string;
  /** Of the customer who was watched. */
  readonly trace: readonly string[];
  readonly wallMs: number;
};
