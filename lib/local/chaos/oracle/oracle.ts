import type { Copy, Read, Violation } from './definition.ts';
import { type Known, listed, nothingKnown, occasionStep, type Said } from './known.ts';
import { readMark } from './read-mark.ts';
import type { Rule } from './rule.ts';
import { caps } from './rules/caps.ts';
import { closedAddress } from './rules/closed-address.ts';
import { consent } from './rules/consent.ts';
import { copies } from './rules/copies.ts';
import { edition } from './rules/edition.ts';
import { hours } from './rules/hours.ts';
import { label } from './rules/label.ts';
import { notAfterAll } from './rules/not-after-all.ts';
import { oneWay } from './rules/one-way.ts';
import { ownAddress } from './rules/own-address.ts';
import { sharedAddress } from './rules/shared-address.ts';
import { wholeText } from './rules/whole-text.ts';

const RULES: readonly Rule[] = [
  copies,
  oneWay,
  ownAddress,
  consent,
  closedAddress,
  hours,
  label,
  wholeText,
  caps,
  sharedAddress,
  edition,
  notAfterAll,
];

export type Oracle = {
  /** @returns what the message says it is about, and to whom; undefined for one that is no message of a journey */
  accepted(copy: Copy): Read | undefined;
  occasion(occasion: string, customer: string): void;
  /** A word on its way to Sojourn; `committedAt` is filled in when Sojourn has answered. */
  said(customer: string, channel: 'email' | 'sms', said: Said): void;
  closed(address: string, at: number): void;
  reopened(address: string, at: number): void;
  bounced(copy: Read, at: number): void;
  resent(mark: { readonly occasion: string; readonly step: string }): void;
  did(occasion: string, what: string, at: { arrivedAt: number; committedAt: number | undefined }): void;
  readonly violations: readonly Violation[];
  readonly known: Known;
};

/** Judges each message at the provider's door, by what its reader sees and what the world outside has done by then. */
export function createOracle(scenario: Pick<Known, 'persons' | 'messages' | 'limits' | 'quiet'>): Oracle {
  const known = nothingKnown(scenario);
  const violations: Violation[] = [];

  function judge(copy: Read): void {
    for (const { id, judge: judgedBy } of RULES) {
      const what = judgedBy(copy, known);
      if (what === undefined) continue;
      violations.push({ rule: id, at: copy.at, customer: copy.person.id, step: copy.mark.step, what });
    }
  }

  return {
    known,
    violations,
    accepted(copy) {
      const read = readCopy(copy, known);
      if (read === undefined) return undefined;
      if ('unreadable' in read) {
        violations.push({ rule: 'mark', at: copy.at, customer: '?', step: '?', what: read.unreadable });
        return undefined;
      }
      judge(read);
      listed(known.copiesOf, occasionStep(read)).push(read);
      listed(known.copiesTo, read.person.id).push(read);
      listed(known.copiesAt, `${read.to} ${read.mark.step}`).push(read);
      return read;
    },
    occasion: (occasion, customer) => void known.occasions.set(occasion, customer),
    said: (customer, channel, said) => void listed(known.said, `${customer} ${channel}`).push(said),
    closed: (address, committedAt) =>
      void listed(known.closed, address).push({ committedAt, reopenedAt: undefined }),
    reopened(address, at) {
      for (const one of listed(known.closed, address)) one.reopenedAt ??= at;
    },
    bounced: (copy, at) => void known.bounced.set(occasionStep(copy), at),
    resent({ occasion, step }) {
      const name = `${occasion} ${step}`;
      known.resent.set(name, (known.resent.get(name) ?? 0) + 1);
    },
    did(occasion, what, at) {
      const name = `${occasion} ${what}`;
      if (!known.done.has(name)) known.done.set(name, at);
    },
  };
}

/** Answers to STOP and HELP say nothing of an occasion, and are nothing but texts. */
function readCopy(copy: Copy, known: Known): Read | { readonly unreadable: string } | undefined {
  const mark = readMark(copy.text);
  if (mark === undefined)
    return copy.channel === 'sms' && !copy.text.includes('#')
      ? undefined
      : { unreadable: `no mark in "${copy.text.slice(0, 60)}"` };
  const message = known.messages.get(mark.step);
  const person = known.persons.get(known.occasions.get(mark.occasion) ?? '');
  if (message === undefined || person === undefined)
    return { unreadable: `nobody asked for ${JSON.stringify(mark)}` };
  return { ...copy, mark, message, person };
}
