import { CHANNELS, type Channel } from '../channel/definition.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Contact, ContactHistory } from './definition.ts';

/**
 * The next version of the history, with this message in it. A message that is in it already, because an earlier try
 * counted it, takes its own place, as of now and on this channel, and counts once.
 */
export function withContact(history: ContactHistory, contact: Contact, now: EpochMs): ContactHistory {
  const before = history.recent.find(({ sendId }) => sendId === contact.sendId);
  const all = [...withoutContacts(history, [contact.sendId]).recent, contact].toSorted(
    (one, other) => one.at - other.at,
  );
  const last = new Set(CHANNELS.flatMap((channel) => lastOf(channel, all)));
  const recent = all.filter((one) => one.at > now - KEPT_MS || last.has(one));
  const taken = before === undefined ? history : counted(history, before.channel, -1);
  return { ...counted(taken, contact.channel, 1), recent, version: history.version + 1 };
}

/** The history as if these messages did not count towards the caps. */
export function withoutContacts(history: ContactHistory, sendIds: readonly string[]): ContactHistory {
  return { ...history, recent: history.recent.filter(({ sendId }) => !sendIds.includes(sendId)) };
}

/** 31 days, the longest cap, and one more: on the calendar of a zone that changes its clocks they are not 31 × 24 hours. */
const KEPT_MS = 32 * 86_400_000;

/** As many as a condition on the last messages of one channel may look at. */
const KEPT = 20;

function lastOf(channel: Channel, contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter((one) => one.channel === channel).slice(-KEPT);
}

function counted(history: ContactHistory, channel: Channel, by: number): ContactHistory {
  const { sent, clicked } = history[channel];
  return { ...history, [channel]: { sent: Math.max(0, sent + by), clicked } };
}
