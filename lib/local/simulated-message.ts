import type { EpochMs } from '../core/time/instant.ts';

/** A message that the simulated provider accepted, with what the ledger knows of it. */
export type SimulatedMessage = About &
  (
    | {
        readonly channel: 'email';
        readonly from: string;
        readonly to: string;
        readonly subject: string;
        readonly html: string;
        readonly text: string;
      }
    | {
        readonly channel: 'sms';
        /** Sender id, where the settings name one. */
        readonly from: string | undefined;
        readonly to: string;
        readonly text: string;
      }
  );

type About = {
  readonly at: EpochMs;
  readonly sendId: string;
  readonly customerId: string;
  readonly journeyId: string;
  readonly stepId: string;
  readonly messageId: string;
  readonly locale: string | undefined;
};
