import type { EpochMs } from '../time/instant.ts';

/** A text that someone sent to one of our numbers. */
export type InboundText = {
  readonly id: string;
  /** E.164. */
  readonly from: string;
  readonly text: string;
  /** When it reached us. */
  readonly receivedAt: EpochMs;
};
