import { readResults } from '../../../lib/cli/experiments/read-results.ts';
import { assignedVariant } from '../../../lib/core/experiment/assign.ts';
import type { ExperimentPlan } from '../../../lib/core/experiment/plan.ts';
import { assignVariant } from '../../../lib/core/tasks/assign-variant.ts';
import { anEvent, aSignUp, aWorld, DAY, runOf, triggersOf } from '../../support/world.ts';

/** A customer of a test that was run elsewhere. */
export type Past = {
  readonly variant: string;
  readonly clicked: boolean;
  /** In whole currency, as shops' events have it; 0: no order. */
  readonly spend: number;
};

const JOURNEY = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;

/**
 * A test as the history of a journey, through the tasks that do it every day: entry, assignment, an order's event. Every customer
 * gets an id whose hash leads to the variant that he or she had.
 * @returns what `sojourn results` reads, ten days later
 */
export async function asHistory(
  customers: readonly Past[],
  part: Pick<ExperimentPlan, 'control' | 'measure'> & { readonly planned?: number },
) {
  const { control, measure, planned } = part;
  const variants = [...new Set(customers.map(({ variant }) => variant))].map((id) => ({ id, weight: 1 }));
  const plan: ExperimentPlan = {
    stepId: 'offer',
    control,
    measure,
    variants,
    decide: 'report',
    within: 'P7D',
    ...(planned === undefined ? {} : { planned }),
  };
  const goal = { event: 'Order Completed', within: 'P7D', value: 'total' };
  const world = aWorld([triggersOf({ goal, experiments: [plan] })]);
  const { experiments } = world.ports;
  for (const [index, { variant, clicked, spend }] of customers.entries()) {
    const customerId = idFor(variant, index, variants);
    await world.ingest({ ...aSignUp({ traits: {}, messageId: `in-${index}` }), customerId });
    const run = runOf(await world.enrolment(customerId));
    await assignVariant({ run, journey: JOURNEY, step: { id: 'offer', variants, plan } }, world.ports);
    const of = { experimentId: 'hello.offer', customerId };
    if (clicked)
      await experiments.credit({
        ...of,
        eventId: `click-${index}`,
        metric: 'clicked',
        valueMinor: 0,
        at: world.now(),
      });
    if (spend > 0)
      await world.ingest(
        anEvent('Order Completed', { customerId, messageId: `order-${index}`, properties: { total: spend } }),
      );
  }
  world.pass(10 * DAY);
  const [results] = (await readResults('hello', world.ports)) ?? [];
  if (results === undefined) throw new Error('the journey has no test');
  return { results, totals: await experiments.totals('hello.offer') };
}

function idFor(variant: string, index: number, variants: ExperimentPlan['variants']): string {
  for (let attempt = 0; ; attempt += 1) {
    const customerId = `h${index}-${attempt}`;
    if (assignedVariant({ experimentId: 'hello.offer', customerId, variants }) === variant) return customerId;
  }
}
