import { randomBinomial } from 'd3-random';
import type { AnalysisInput, End } from '../../../../lib/core/experiment/analysis/input.ts';
import { randomStream } from '../../../../lib/local/random.ts';
import { arms, shares } from './an-experiment.ts';

export type Simulated = {
  readonly seed: string;
  /** Looks at equal distances; at the last one the experiment has reached its plan, if it has one. */
  readonly looks: number;
  readonly customersPerLook: number;
  /** Shares that convert, control first. */
  readonly rates: readonly [number, number];
  readonly plan: 'planned' | 'open';
  readonly guardrail?: number;
  /** How many come to the new variant, though half of them should. */
  readonly divided?: number;
};

/** What an experiment shows at each look. Customers are divided at random, as they are in truth. */
export function* looksAt(simulated: Simulated): Generator<AnalysisInput> {
  const { seed, looks, customersPerLook, rates, plan, guardrail = 0, divided = 0.5 } = simulated;
  // Its types forget the number of trials.
  const binomial: (trials: number, share: number) => () => number = randomBinomial.source(
    randomStream(6, seed),
  );
  const total = looks * customersPerLook;
  const customers = { old: 0, new: 0 };
  const orders = { old: 0, new: 0 };
  const harm = { old: 0, new: 0 };
  for (let look = 1; look <= looks; look += 1) {
    const came = binomial(customersPerLook, divided)();
    for (const [arm, rate, count] of [
      ['old', rates[0], customersPerLook - came],
      ['new', rates[1], came],
    ] as const) {
      customers[arm] += count;
      orders[arm] += binomial(count, rate)();
      harm[arm] += binomial(count, guardrail)();
    }
    const end: End =
      plan === 'open'
        ? { kind: 'open', expected: total }
        : { kind: 'planned', customers: total, matured: look * customersPerLook };
    const guardrails = guardrail === 0 ? [] : [shares(harm, 'guardrail', 'complained')];
    yield { arms: arms(customers), control: 'old', metrics: [shares(orders), ...guardrails], end };
  }
}
