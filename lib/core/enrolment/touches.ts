import type { Goal } from '../journey/definition.ts';
import type { SendStore } from '../ports.ts';
import { subtractDuration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Enrolment } from './definition.ts';

type Touches = NonNullable<NonNullable<Enrolment['goal']>['touches']>;

/**
 * The messages of an enrolment that may have led to its goal, oldest first: those that went out inside the attribution
 * window. Which of them gets the credit (last, first, each its part) is for the report to choose.
 */
export async function touchesBefore(
  at: EpochMs,
  { enrolment, goal }: { readonly enrolment: Enrolment; readonly goal: Goal },
  { sends }: { readonly sends: Pick<SendStore, 'send'> },
): Promise<Touches> {
  const ids = Object.values(enrolment.sends).flat();
  const { attributionWindow: window } = goal;
  const since = window === undefined ? enrolment.entry.occurredAt : subtractDuration(at, window, 'UTC');
  const made = await Promise.all(ids.map((sendId) => sends.send(sendId)));
  return made
    .flatMap((send) => {
      const wentOut = send?.evidence.sent ?? (send?.status === 'SENT' ? send.createdAt : undefined);
      if (send === undefined || wentOut === undefined || wentOut > at || wentOut < since) return [];
      const { sendId, stepId, evidence } = send;
      return [{ sendId, stepId, at: wentOut, clicked: (evidence.clicked ?? Infinity) <= at }];
    })
    .toSorted((one, other) => one.at - other.at);
}
