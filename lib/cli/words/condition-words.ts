import type {
  Comparison,
  Condition,
  EventCount,
  LastMessages,
  Where,
} from '../../core/condition/definition.ts';
import { unreachable } from '../../core/unreachable.ts';
import { durationWords } from './duration-words.ts';

/** A condition as a marketer would say it: `in segment vip`, `Order Completed at least 2 times within 365 days`. */
export function conditionWords(condition: Condition): string {
  if ('all' in condition) return condition.all.map(nested).join(' and ');
  if ('any' in condition) return condition.any.map(nested).join(' or ');
  if ('not' in condition) return notWords(condition.not);
  if ('trait' in condition) return comparisonWords(condition.trait, condition);
  if ('entry' in condition) return comparisonWords(condition.entry, condition);
  if ('message' in condition) return `${condition.message} ${condition.was}`;
  if ('lastMessages' in condition) return lastMessagesWords(condition);
  if ('segment' in condition) return `in segment ${condition.segment}`;
  if ('event' in condition) return eventCountWords(condition);
  return unreachable(condition);
}

function notWords(condition: Condition): string {
  if ('any' in condition) return `neither ${condition.any.map(nested).join(' nor ')}`;
  return `not ${nested(condition)}`;
}

/** `value at least 30`. */
export function whereWords(where: Where): string {
  if ('all' in where) return where.all.map(nestedWhere).join(' and ');
  if ('any' in where) return where.any.map(nestedWhere).join(' or ');
  if ('not' in where) return `not ${nestedWhere(where.not)}`;
  return comparisonWords(where.property, where);
}

/** Brackets keep an `or` inside an `and` apart. */
function nested(condition: Condition): string {
  const words = conditionWords(condition);
  return 'any' in condition || 'all' in condition ? `(${words})` : words;
}

function nestedWhere(where: Where): string {
  const words = whereWords(where);
  return 'any' in where || 'all' in where ? `(${words})` : words;
}

function eventCountWords(count: EventCount): string {
  return [
    count.event,
    timesWords(count),
    count.where === undefined ? '' : `where ${whereWords(count.where)}`,
    count.sameKey ? 'for the same occasion' : '',
    count.within === undefined ? '' : `within ${durationWords(count.within)}`,
    count.sinceEntry ? 'since entering' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `opened none of the last 5 mails`. */
function lastMessagesWords({ lastMessages, channel, were, atLeast, atMost }: LastMessages): string {
  const what =
    channel === undefined ? 'marketing messages' : channel === 'email' ? 'marketing mails' : 'texts';
  return `${were} ${ofThem(lastMessages, atLeast, atMost)} of the last ${lastMessages} ${what}`;
}

function ofThem(of: number, atLeast: number | undefined, atMost: number | undefined): string {
  if (atMost === 0) return 'none';
  if (atMost === undefined) return atLeast === of ? 'each' : `at least ${atLeast ?? 1}`;
  return atLeast === undefined ? `at most ${atMost}` : `${atLeast} to ${atMost}`;
}

function timesWords({ atLeast, atMost }: EventCount): string {
  if (atMost === 0) return 'never';
  const low = atLeast ?? (atMost === undefined ? 1 : 0);
  if (atMost === undefined) return low === 1 ? '' : `at least ${low} times`;
  return low === 0 ? `at most ${times(atMost)}` : `${low} to ${times(atMost)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function comparisonWords(what: string, comparison: Comparison): string {
  const said = [
    said1('is', comparison.equals),
    said1('is not', comparison.notEquals),
    comparison.oneOf === undefined ? '' : `is one of ${comparison.oneOf.map(String).join(', ')}`,
    said1('at least', comparison.atLeast),
    said1('at most', comparison.atMost),
    said1('more than', comparison.moreThan),
    said1('less than', comparison.lessThan),
    said1('contains', comparison.contains),
    said1('starts with', comparison.startsWith),
    said1('ends with', comparison.endsWith),
    comparison.exists === undefined ? '' : comparison.exists ? 'is known' : 'is not known',
  ].filter((part) => part !== '');
  return `${what} ${said.join(' and ')}`.trim();
}

function said1(words: string, value: string | number | boolean | null | undefined): string {
  if (value === undefined) return '';
  return `${words} ${value === null ? 'empty' : String(value)}`;
}
