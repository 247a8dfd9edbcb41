import type { Json } from '../json.ts';
import { unreachable } from '../unreachable.ts';
import { compileCondition } from './compile.ts';
import { countBounds, countEvents } from './count-events.ts';
import type { Comparison, Condition, EventCount, LastMessages } from './definition.ts';
import type { Facts } from './facts.ts';
import { metMessages } from './last-messages.ts';
import { propertyReader } from './property-reader.ts';

/** Why a condition held or failed: each part in plain English, with the value that was seen. */
export type Reason = {
  readonly holds: boolean;
  /** `plan is "gold" (seen: "silver")` */
  readonly text: string;
  readonly parts: readonly Reason[];
};

export function explainCondition(condition: Condition, facts: Facts): Reason {
  const holds = compileCondition(condition)(facts);
  if ('all' in condition)
    return { holds, text: 'all of these hold', parts: explainEach(condition.all, facts) };
  if ('any' in condition)
    return { holds, text: 'any of these holds', parts: explainEach(condition.any, facts) };
  if ('not' in condition) {
    return { holds, text: 'this does not hold', parts: [explainCondition(condition.not, facts)] };
  }
  return { holds, text: textOf(condition, facts), parts: [] };
}

function explainEach(conditions: readonly Condition[], facts: Facts): Reason[] {
  return conditions.map((part) => explainCondition(part, facts));
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function textOf(condition: Leaf, facts: Facts): string {
  if ('trait' in condition) {
    const seen = propertyReader(condition.trait)(facts.traits);
    return `${condition.trait} ${comparisonText(condition)} (seen: ${valueText(seen)})`;
  }
  if ('entry' in condition) {
    const event = facts.entry?.event;
    const seen = event === undefined ? undefined : propertyReader(condition.entry)(event.properties);
    return `${condition.entry} of the entry ${comparisonText(condition)} (seen: ${valueText(seen)})`;
  }
  if ('event' in condition)
    return `${countText(condition)} (seen: ${times(countEvents(condition)(facts, Infinity))})`;
  if ('message' in condition) {
    const statuses = facts.messages(condition.message).map(({ status }) => status);
    const seen = statuses.length === 0 ? 'no such message' : statuses.join(' and ');
    return `message ${condition.message} was ${condition.was} (seen: ${seen})`;
  }
  if ('lastMessages' in condition) {
    const { met, missing } = metMessages(condition, facts);
    const seen = `${met} of ${condition.lastMessages - missing}`;
    return `${lastMessagesText(condition)} (seen: ${seen})`;
  }
  if ('segment' in condition) throw new TypeError(`segment ${condition.segment} is not written out`);
  return unreachable(condition);
}

function lastMessagesText(asked: LastMessages): string {
  const { atLeast, atMost } = countBounds(asked);
  const low = atLeast > 0 ? [`at least ${atLeast}`] : [];
  const bounds = atMost === Infinity ? low : [...low, `at most ${atMost}`];
  const messages = `the last ${asked.lastMessages} ${asked.channel ?? 'marketing'} messages`;
  return `${bounds.join(' and ')} of ${messages} were ${asked.were}`;
}

function countText(count: EventCount): string {
  const { atLeast, atMost } = countBounds(count);
  const bounds = atMost === Infinity ? [`at least ${times(atLeast)}`] : [];
  if (atMost !== Infinity)
    bounds.push(atLeast > 0 ? `${atLeast} to ${times(atMost)}` : `at most ${times(atMost)}`);
  const narrowed = [
    count.where === undefined ? '' : 'with the properties asked for',
    count.sameKey === true ? 'with the same key' : '',
    count.within === undefined ? '' : `within ${count.within}`,
    count.sinceEntry === true ? 'since the entry' : '',
  ];
  return [`${count.event} happened`, ...bounds, ...narrowed.filter((words) => words !== '')].join(' ');
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}

const WORDS: readonly (readonly [keyof Comparison, string])[] = [
  ['equals', 'is'],
  ['notEquals', 'is not'],
  ['oneOf', 'is one of'],
  ['atLeast', 'is at least'],
  ['atMost', 'is at most'],
  ['moreThan', 'is more than'],
  ['lessThan', 'is less than'],
  ['contains', 'contains'],
  ['startsWith', 'starts with'],
  ['endsWith', 'ends with'],
];

function comparisonText(comparison: Comparison): string {
  const parts = WORDS.flatMap(([key, words]) => {
    const operand = comparison[key];
    return operand === undefined ? [] : [`${words} ${valueText(operand)}`];
  });
  if (comparison.exists !== undefined) parts.push(comparison.exists ? 'has a value' : 'has no value');
  return parts.join(' and ');
}

function valueText(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
