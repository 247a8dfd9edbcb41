import { describe, expect, it } from 'vitest';
import { HoldoutInput, holdoutCommand } from '../../../lib/cli/commands/holdout.ts';
import { holdoutResults } from '../../../lib/core/experiment/holdout-results.ts';
import { NOTHING } from '../../../lib/core/experiment/totals.ts';
import { listeningIo } from '../listening-io.ts';

const cohort = (variant: string, assigned: number, converted: number) => ({
  ...NOTHING,
  variant,
  day: '2026-03-02',
  weights: { marketing: 90, 'held-out': 10 },
  assigned,
  converted,
  valueMinor: converted * 5_000,
  valueSquares: BigInt(converted * 5_000 ** 2),
});
const RESULTS = holdoutResults([cohort('marketing', 90_000, 4_500), cohort('held-out', 10_000, 400)]);

function run(flags: object, results = RESULTS) {
  const terminal = listeningIo();
  const code = holdoutCommand(HoldoutInput.parse(flags), terminal.io, results);
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('sojourn results without a journey', () => {
  // 4,500 of 90,000 are 5 %, 400 of 10,000 are 4 %: one in a hundred of 90,000 came by marketing, a quarter more.
  it('says what all marketing brought, then both sides and what that is based on', () => {
    const { code, out } = run({});
    expect(code).toBe(0);
    expect(out.trim()).toMatch(/^Marketing works: 900 customers/);
    expect(out).toMatch(/with marketing +90,000 +4,500 +5% +225,000\.00 +2\.50/);
    expect(out).toMatch(/held out +10,000 +400 +4% +20,000\.00 +2\.00/);
    expect(out).toMatch(/converted +900 \(324 … 1,476\) +\+25% \(/);
  });

  it('prints the same facts for machines', () => {
    expect(JSON.parse(run({ json: true }).out)).toMatchObject({
      status: 'told',
      marketing: { customers: 90_000 },
      heldOut: { customers: 10_000, valueMinor: 2_000_000 },
    });
  });

  it('says how to hold somebody out where nobody is', () => {
    const terminal = listeningIo();
    expect(holdoutCommand(HoldoutInput.parse({}), terminal.io, undefined)).toBe(2);
    expect(terminal.err()).toContain('"holdout": { "percent": 5 }');
  });
});
