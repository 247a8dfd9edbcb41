import { LogicEngine } from 'json-logic-engine';
import { compileCondition } from '../lib/core/condition/compile.ts';
import type { Condition } from '../lib/core/condition/definition.ts';
import type { Facts } from '../lib/core/condition/facts.ts';
import type { Benches } from './bench.ts';

/** A branch as journeys have them, beside the same one in JSON Logic, compiled too. */
const condition: Condition = {
  all: [
    { trait: 'plan', oneOf: ['gold', 'plus'] },
    { trait: 'address.country', equals: 'KR' },
    {
      any: [
        { trait: 'points', atLeast: 1_000 },
        { trait: 'tags', contains: 'vip' },
      ],
    },
  ],
};
const jsonLogic = {
  and: [
    { in: [{ var: 'plan' }, ['gold', 'plus']] },
    { '===': [{ var: 'address.country' }, 'KR'] },
    { or: [{ '>=': [{ var: 'points' }, 1_000] }, { in: ['vip', { var: 'tags' }] }] },
  ],
};
const traits = { plan: 'plus', address: { country: 'KR' }, points: 10, tags: ['new', 'vip'] };
const facts: Facts = {
  now: 0,
  zone: 'UTC',
  traits,
  entry: undefined,
  events: () => [],
  messages: () => [],
  contacts: [],
};
const ours = compileCondition(condition);
const theirs = new LogicEngine().build(jsonLogic);
if (!ours(facts) || theirs(traits) !== true) throw new Error('the two do not agree');

export const benches: Benches = {
  'a condition of four parts, compiled': () => ours(facts),
  'the same in json-logic-engine, compiled': () => theirs(traits),
};
export const ratios = [
  ['a condition of four parts, compiled', 'the same in json-logic-engine, compiled'],
] as const;
