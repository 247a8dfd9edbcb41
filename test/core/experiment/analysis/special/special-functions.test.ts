import { readFileSync } from 'node:fs';
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import stdlibNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import stdlibStudentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../../../../lib/core/experiment/analysis/special/incomplete-beta.ts';
import {
  lowerGamma,
  upperGamma,
} from '../../../../../lib/core/experiment/analysis/special/incomplete-gamma.ts';
import { normalQuantile, normalUpper } from '../../../../../lib/core/experiment/analysis/special/normal.ts';
import { logGamma } from '../../../../../lib/core/experiment/analysis/special/stirling.ts';
import {
  studentQuantile,
  studentUpper,
} from '../../../../../lib/core/experiment/analysis/special/student-t.ts';
import { REFERENCES } from './references.ts';

type Name = keyof typeof REFERENCES;
type Arguments = readonly number[];
const first = ([value = Number.NaN]: Arguments) => value;
const two = ([one = Number.NaN, other = Number.NaN]: Arguments): [number, number] => [one, other];
const three = ([a = Number.NaN, b = Number.NaN, x = Number.NaN]: Arguments) => ({ a, b, x });

const OURS: Record<Name, (at: Arguments) => number> = {
  logGamma: (at) => logGamma(first(at)),
  incompleteBeta: (at) => {
    const { a, b, x } = three(at);
    return incompleteBeta(a, b)(x, 1 - x);
  },
  upperGamma: (at) => upperGamma(...two(at)),
  normalUpper: (at) => normalUpper(first(at)),
  normalQuantile: (at) => normalQuantile(first(at)),
  studentUpper: (at) => studentUpper(...two(at)),
  studentQuantile: (at) => studentQuantile(...two(at)),
};

const STDLIB: Record<Name, (at: Arguments) => number> = {
  logGamma: (at) => gammaln(first(at)),
  incompleteBeta: (at) => {
    const { a, b, x } = three(at);
    return betainc(x, a, b, true, false);
  },
  upperGamma: (at) => {
    const [s, x] = two(at);
    return gammainc(x, s, true, true);
  },
  normalUpper: (at) => erfc(first(at) / Math.SQRT2) / 2,
  normalQuantile: (at) => -stdlibNormalQuantile(first(at), 0, 1),
  studentUpper: (at) => {
    const [t, df] = two(at);
    return betainc(df / (df + t * t), df / 2, 0.5, true, false) / 2;
  },
  studentQuantile: (at) => -stdlibStudentQuantile(...two(at)),
};

const SAID: Record<Name, string> = {
  logGamma: 'ln Γ(x)',
  incompleteBeta: 'incomplete beta',
  upperGamma: 'incomplete gamma, upper',
  normalUpper: 'normal, upper tail',
  normalQuantile: 'normal quantile',
  studentUpper: "Student's t, upper tail",
  studentQuantile: "Student's t quantile",
};

const NAMES = [
  'logGamma',
  'incompleteBeta',
  'upperGamma',
  'normalUpper',
  'normalQuantile',
  'studentUpper',
  'studentQuantile',
] as const satisfies readonly Name[];

function worst(name: Name, of: (at: Arguments) => number): number {
  return Math.max(...REFERENCES[name].map(({ at, value }) => Math.abs(of(at) / value - 1)));
}

/** The power of ten that it does not exceed: the last digits differ between engines. */
function decade(error: number): string {
  if (!Number.isFinite(error)) return 'infinite in the tail';
  return `1e${Math.max(-15, Math.ceil(Math.log10(error)))}`;
}

describe('special functions', () => {
  it.each(NAMES)('have thirteen digits or more against 60-digit arithmetic: %s', (name) => {
    expect(worst(name, OURS[name])).toBeLessThan(1e-13);
  });

  it.each(NAMES)('agree with @stdlib to nine digits or more: %s', (name) => {
    // From 1e-17 on the quantile of @stdlib is infinite.
    const shared = REFERENCES[name].filter(({ at }) => Number.isFinite(STDLIB[name](at)));
    expect(shared.length).toBeGreaterThan(5);
    for (const { at } of shared) {
      expect(Math.abs(OURS[name](at) / STDLIB[name](at) - 1), `at ${at.join(', ')}`).toBeLessThan(1e-8);
    }
  });

  it('are as exact as docs/experiments.md says', () => {
    const rows = NAMES.map(
      (name) =>
        `| ${SAID[name]} | ${REFERENCES[name].length} | ${decade(worst(name, OURS[name]))} | ${decade(worst(name, STDLIB[name]))} |`,
    );
    expect(readFileSync('docs/experiments.md', 'utf8')).toContain(rows.join('\n'));
  });

  // DLMF 8.17.4: I_x(a, b) = 1 − I_(1−x)(b, a).
  it('give a beta variable one side or the other', () => {
    for (const [a, b, x] of [
      [3, 8, 0.2],
      [200.5, 0.5, 0.99],
      [40_000, 900_000, 0.0425],
    ] as const) {
      expect(incompleteBeta(a, b)(x, 1 - x) + incompleteBeta(b, a)(1 - x, x)).toBeCloseTo(1, 14);
    }
  });

  it('give a gamma variable one side or the other', () => {
    expect(lowerGamma(2.5, 1.25) + upperGamma(2.5, 1.25)).toBeCloseTo(1, 14);
    expect(lowerGamma(2.5, 9) + upperGamma(2.5, 9)).toBeCloseTo(1, 14);
  });

  it('stay in bounds at the ends of their ranges', () => {
    expect([incompleteBeta(2, 3)(0, 1), incompleteBeta(2, 3)(1, 0)]).toEqual([0, 1]);
    expect([upperGamma(2, 0), lowerGamma(2, 0)]).toEqual([1, 0]);
    expect([normalUpper(0), normalUpper(40), normalUpper(-40)]).toEqual([0.5, 0, 1]);
    expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
    expect([studentUpper(0, 7), studentQuantile(0.5, 7)]).toEqual([0.5, 0]);
  });

  // Cauchy: the upper quartile of t with one degree of freedom is 1, and quantiles are symmetric.
  it('know the quartiles of Cauchy’s distribution', () => {
    expect(studentQuantile(0.25, 1)).toBeCloseTo(1, 14);
    expect(studentQuantile(0.75, 1)).toBeCloseTo(-1, 14);
  });
});
