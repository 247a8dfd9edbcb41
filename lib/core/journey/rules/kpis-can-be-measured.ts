import { mistake } from '../../diagnostic.ts';
import type { Goal } from '../definition.ts';
import type { Kpi } from '../kpi.ts';
import type { Rule } from './rule.ts';

/** What a journey is measured by is something that it counts, and the target can be met. */
export const kpisCanBeMeasured: Rule = ({ journey: { kpi, goal }, graph }) => {
  if (kpi === undefined) return [];
  const rule = 'kpis-can-be-measured';
  const missing = whatIsMissing(kpi, { goal, sends: graph.nodes.some(({ step }) => 'send' in step) });
  if (missing !== undefined) return [mistake({ rule, path: ['kpi', 'measure'], ...missing })];
  if (kpi.measure === 'value' || kpi.target <= 100) return [];
  return [
    mistake({
      rule,
      path: ['kpi', 'target'],
      message: `the target is ${kpi.target} of 100 customers, which no journey can reach`,
    }),
  ];
};

function whatIsMissing(
  { measure }: Kpi,
  { goal, sends }: { goal: Goal | undefined; sends: boolean },
): { message: string; hint: string } | undefined {
  if (measure === 'clicks') {
    if (sends) return undefined;
    const hint = 'add a send step, or measure goals';
    return { message: 'the journey is measured by clicks, but sends no message', hint };
  }
  if (goal === undefined) {
    const hint = 'add one: "goal": { "event": "Order Completed", "within": "P7D" }';
    return { message: `the journey is measured by ${measure}, but has no goal`, hint };
  }
  if (measure === 'goals' || goal.value !== undefined) return undefined;
  const hint = 'name the property of the event that holds it: "value": "total"';
  return { message: 'the journey is measured by value, but its goal has none', hint };
}
