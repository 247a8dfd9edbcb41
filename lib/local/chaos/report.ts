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

/** What came of a run: of all its worlds. */
export type ChaosReport = Omit<WorldReport, 'hash' | 'wallMs' | 'violations'> & {
  /** About so many were asked for. */
  readonly sends: number;
  readonly worlds: readonly { readonly seed: number; readonly hash: string }[];
  /** With the seed of the world that shows it. */
  readonly violations: readonly (Violation & { readonly seed: number })[];
};
