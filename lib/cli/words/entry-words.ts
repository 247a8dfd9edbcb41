import type { Entry } from '../../core/journey/entry.ts';
import { unreachable } from '../../core/unreachable.ts';
import { conditionWords, whereWords } from './condition-words.ts';
import { durationWords } from './duration-words.ts';
import { scheduleWords } from './schedule-words.ts';

/** A title and a line below it, as on a card: what lets somebody into a journey, and whom. */
export function entryWords(entry: Entry): { readonly title: string; readonly who: string } {
  return { title: titleOf(entry), who: [ofWhom(entry), ...ifWords(entry)].join(', ') };
}

function titleOf(entry: Entry): string {
  if ('event' in entry) return entry.event;
  if ('segment' in entry)
    return `${entry.change === 'entered' ? 'Becomes' : 'Is no longer'} ${entry.segment}`;
  if ('schedule' in entry) return capitalised(scheduleWords(entry.schedule));
  if ('date' in entry) return capitalised(dateWords(entry));
  if ('call' in entry) return 'Let in by hand or by a call';
  return unreachable(entry);
}

function ofWhom(entry: Entry): string {
  if ('event' in entry)
    return entry.where === undefined ? 'whoever does this' : `where ${whereWords(entry.where)}`;
  if ('segment' in entry)
    return entry.change === 'entered' ? 'whoever enters the segment' : 'whoever leaves the segment';
  if ('schedule' in entry)
    return entry.among === undefined ? 'all customers' : `whoever is in segment ${entry.among} then`;
  if ('date' in entry) return entry.every === 'year' ? 'every year' : 'once';
  if ('call' in entry) return 'nobody else';
  return unreachable(entry);
}

function ifWords({ if: condition }: Entry): string[] {
  return condition === undefined ? [] : [`if ${conditionWords(condition)}`];
}

function dateWords({ date, before, after, at }: Extract<Entry, { date: string }>): string {
  const when =
    before !== undefined
      ? `${durationWords(before)} before ${date}`
      : after !== undefined
        ? `${durationWords(after)} after ${date}`
        : `on ${date}`;
  return `${when}, at ${at} in the customer's own zone`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
