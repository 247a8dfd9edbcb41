import { scopesSaidBy } from '../consent/changed-scopes.ts';
import { allSendNames } from '../enrolment/all-send-names.ts';
import type { Enrolment } from '../enrolment/definition.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { CustomerRecord } from '../ports.ts';
import { type RecordOutcomePorts, recordOutcome } from '../tasks/record-outcome.ts';

/** Who says no so long after a message says it because of that message, as far as anyone can tell. */
const AFTER_MESSAGE_MS = 7 * 24 * 60 * 60_000;

/**
 * Counts a customer who says no to a channel as unsubscribed for the variants that made her do so: those of the enrolment
 * whose message the link was in, or else of all that wrote to her on this channel within seven days.
 */
export async function creditRefusals(
  event: CustomerEvent,
  record: CustomerRecord,
  ports: RecordOutcomePorts,
): Promise<void> {
  const refused = new Set(
    scopesSaidBy(event.id, record.consents)
      .filter(({ status }) => status === 'withdrawn')
      .map(({ channel }) => channel),
  );
  if (refused.size === 0) return;
  const { id: eventId, occurredAt: at } = event;
  const recent = record.contacts.recent.filter(
    (contact) => refused.has(contact.channel) && contact.at <= at && at - contact.at <= AFTER_MESSAGE_MS,
  );
  const because = namedIn(event) ?? recent.map(({ sendId }) => sendId);
  for (const enrolment of record.enrolments.filter((one) => sentAny(one, because)))
    await recordOutcome({ of: enrolment, eventId, metric: 'unsubscribed', at }, ports);
}

function namedIn({ properties }: CustomerEvent): string[] | undefined {
  return typeof properties.sendId === 'string' ? [properties.sendId] : undefined;
}

function sentAny(enrolment: Enrolment, sendIds: readonly string[]): boolean {
  if (Object.keys(enrolment.variants).length === 0) return false;
  const names = new Set(allSendNames(enrolment));
  return sendIds.some((sendId) => names.has(sendId));
}
