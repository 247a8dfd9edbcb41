import { affectedBy } from '../lib/core/agenda/affected.ts';
import { noAgenda } from '../lib/core/agenda/no-agenda.ts';
import { reckon } from '../lib/core/agenda/reckon.ts';
import { type AudienceIndex, audienceIndex } from '../lib/core/audience/audience-index.ts';
import { compileAudience } from '../lib/core/audience/compile.ts';
import type { Condition } from '../lib/core/condition/definition.ts';
import type { Facts } from '../lib/core/condition/facts.ts';
import type { CustomerEvent } from '../lib/core/event/definition.ts';
import { Segment } from '../lib/core/segment/definition.ts';
import type { Benches } from './bench.ts';

/**
 * One event of a customer with a history of 60, in a company with so many segments: those that it may change are found,
 * asked, and asked when time will change them; beside asking all of them each time. A segment looks at one of 50 kinds of
 * events, as companies with a thousand segments have them; every second one at the calendar too.
 */
const KINDS = 50;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;

function conditionOf(number: number): Condition {
  const event = `Event ${number % KINDS}`;
  const atLeast = 1 + (number % 3);
  const count: Condition = { event, atLeast, ...(number % 2 === 0 && { within: `P${7 + (number % 60)}D` }) };
  return {
    all: [{ trait: 'plan', oneOf: ['gold', 'plus'] }, count, { trait: `t${number % 40}`, exists: false }],
  };
}

function indexOf(count: number): AudienceIndex {
  const segments = Array.from({ length: count }, (_, number) =>
    Segment.parse({ id: `s${number}`, title: 's', when: conditionOf(number) }),
  );
  return audienceIndex(
    compileAudience({ segments: Object.fromEntries(segments.map((one) => [one.id, one])), journeys: [] }),
  );
}

const history = Array.from({ length: 60 }, (_, number) => happened(number));
const byName = Map.groupBy(history, ({ name }) => name);
const facts: Facts = {
  now: NOW,
  zone: 'America/New_York',
  traits: { plan: 'gold' },
  entry: undefined,
  events: (name) => byName.get(name) ?? [],
  messages: () => [],
  contacts: [],
};

function happened(number: number): CustomerEvent {
  const occurredAt = NOW - (60 - number) * DAY;
  return {
    id: `e${number}`,
    name: `Event ${number % KINDS}`,
    customerId: 'c',
    occurredAt,
    receivedAt: occurredAt,
    properties: {},
    hop: 0,
  };
}

const cause = { event: happened(59), traits: [] };

function oneEvent(count: number): () => unknown {
  const index = indexOf(count);
  const everything = { segments: [...index.segments.values()], dates: [] };
  const begun = { ...noAgenda('c'), edition: index.audience.edition };
  const agenda = reckon({ agenda: begun, affected: everything, index, facts, cause, aliases: 0 }) ?? begun;
  return () => {
    const affected = affectedBy(cause, { agenda, index, now: NOW });
    return reckon({ agenda, affected, index, facts, cause, aliases: 0 });
  };
}

function allOfThem(count: number): () => unknown {
  const segments = [...indexOf(count).segments.values()];
  return () => segments.map((segment) => [segment.holds(facts), segment.nextChange(facts)]);
}

const COUNTS = [10, 100, 1_000];
const ours = (count: number) => `one event, ${count} segments`;
const theirs = (count: number) => `all of ${count} segments asked`;
export const benches: Benches = Object.fromEntries(
  COUNTS.flatMap((count) => [
    [ours(count), oneEvent(count)],
    [theirs(count), allOfThem(count)],
  ]),
);
export const ratios = COUNTS.map((count) => [ours(count), theirs(count)] as const);
