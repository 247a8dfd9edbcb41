import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../lib/core/experiment/analysis/analyse.ts';
import { arms, ended, OPEN, running, shares, twoArms } from './an-experiment.ts';

const verdictOf = (input: Parameters<typeof analyse>[0]) => analyse(input).verdict;

describe('the verdict on an experiment with a plan', () => {
  // z by hand: 200 and 240 of 10,000: 0.004 / √(0.0000019600 + 0.0000023424) = 1.928, p = 0.0538; with 246, z = 2.208, p = 0.0272.
  it('calls a winner at the end when one test at 4 % does', () => {
    expect(verdictOf(twoArms([10_000, 10_000], [200, 246], ended(20_000)))).toEqual({
      status: 'winner',
      variant: 'new',
      by: 'planned-end',
      alsoBetter: [],
    });
  });

  it('finds no difference at the end when it does not', () => {
    expect(verdictOf(twoArms([10_000, 10_000], [200, 240], ended(20_000)))).toEqual({
      status: 'no-difference',
      why: 'planned-end',
    });
  });

  it('does not call before the end what it would call there', () => {
    expect(verdictOf(twoArms([10_000, 10_000], [200, 246], running(20_000)))).toEqual({
      status: 'running',
      leading: 'new',
      customers: 20_000,
      planned: 20_000,
    });
  });

  it('waits for the last outcomes, and not only for the last customers', () => {
    const end = { kind: 'planned', customers: 20_000, matured: 19_000 } as const;
    expect(verdictOf(twoArms([10_000, 10_000], [200, 246], end)).status).toBe('running');
  });

  // At the planned size the sequence at 1 % lies 3.57 standard errors around (see sequence.test.ts). By hand: 200 and 275 of 10,000:
  // z = 0.0075 / √(0.00000196 + 0.00000267) = 3.48; with 280, 3.70.
  it('calls early only what lies outside the 1 % sequence', () => {
    const verdicts = [275, 280].map((orders) =>
      verdictOf(twoArms([10_000, 10_000], [200, orders], running(20_000))),
    );
    expect(verdicts.map(({ status }) => status)).toEqual(['running', 'winner']);
    expect(verdicts[1]).toMatchObject({ variant: 'new', by: 'early' });
  });

  it('says so when the new variant is worse', () => {
    expect(verdictOf(twoArms([10_000, 10_000], [246, 200], ended(20_000)))).toEqual({
      status: 'loser',
      variants: ['new'],
      by: 'planned-end',
    });
  });

  it('keeps a verdict once it is given, whatever comes later', () => {
    const settled = { status: 'no-difference', why: 'planned-end' } as const;
    expect(verdictOf({ ...twoArms([20_000, 20_000], [400, 500], ended(20_000)), settled })).toEqual(settled);
  });
});

describe('the verdict on an experiment without an end', () => {
  // N* = 20,000 customers: 3.04 standard errors at 5 %. By hand: 200 and 262 of 10,000: z = 2.92; with 268, z = 3.19.
  it('follows the 5 % sequence', () => {
    const statuses = [262, 268].map(
      (orders) => verdictOf(twoArms([10_000, 10_000], [200, orders], OPEN)).status,
    );
    expect(statuses).toEqual(['running', 'winner']);
  });
});

describe('small numbers', () => {
  it('collect data until each arm has 25 that converted', () => {
    expect(verdictOf(twoArms([500, 500], [80, 24], running(20_000)))).toEqual({
      status: 'collecting',
      variant: 'new',
      customers: 500,
      converters: 24,
    });
    expect(verdictOf(twoArms([500, 500], [80, 25], running(20_000))).status).not.toBe('collecting');
  });

  it('collect data until each arm has 100 customers', () => {
    expect(verdictOf(twoArms([99, 150], [60, 70], running(20_000)))).toMatchObject({
      status: 'collecting',
      variant: 'old',
    });
  });

  it('are too few at the planned end, too', () => {
    expect(verdictOf(twoArms([500, 500], [80, 24], ended(1_000)))).toEqual({
      status: 'no-difference',
      why: 'too-few',
    });
  });
});

describe('an experiment whose customers were divided wrongly', () => {
  it('has no verdict, however clear the figures, nor keeps an earlier one', () => {
    const input = twoArms([10_000, 11_000], [200, 400], ended(20_000));
    const settled = { status: 'winner', variant: 'new', by: 'early', alsoBetter: [] } as const;
    expect(verdictOf(input)).toMatchObject({ status: 'blocked', why: 'sample-ratio' });
    expect(verdictOf({ ...input, settled })).toMatchObject({ status: 'blocked' });
  });
});

describe('several treatments', () => {
  const three = (orders: Record<string, number>, end = ended(30_000)) => ({
    arms: arms({ old: 10_000, red: 10_000, blue: 10_000 }),
    control: 'old',
    metrics: [shares(orders)],
    end,
  });

  // By hand: 246 against 200 has p = 0.0272, which Holm doubles: over 4 %.
  it('must each be clearer than one alone', () => {
    expect(verdictOf(three({ old: 200, red: 246, blue: 205 })).status).toBe('no-difference');
  });

  // By hand: 260 has z = 2.83, p = 0.0047; doubled, under 4 %. The second question is then not doubled: 246 is called, too.
  it('are called step by step', () => {
    expect(verdictOf(three({ old: 200, red: 246, blue: 260 }))).toEqual({
      status: 'winner',
      variant: 'blue',
      by: 'planned-end',
      alsoBetter: ['red'],
    });
  });

  it('lose only together', () => {
    expect(verdictOf(three({ old: 260, red: 200, blue: 255 })).status).toBe('no-difference');
    expect(verdictOf(three({ old: 300, red: 200, blue: 210 }))).toMatchObject({
      status: 'loser',
      variants: ['red', 'blue'],
    });
  });

  it('are not compared any more when they are closed', () => {
    const input = three({ old: 200, red: 246, blue: 100 });
    const closed = {
      ...input,
      arms: input.arms.map((arm) => (arm.id === 'blue' ? { ...arm, expected: 0 } : arm)),
    };
    expect(verdictOf(closed)).toMatchObject({ status: 'winner', variant: 'red' });
    expect(analyse(closed).metrics[0]?.variants).toHaveLength(3);
  });
});

describe('guardrails', () => {
  const guarded = (unsubscribed: Record<string, number>) => {
    const input = twoArms([10_000, 10_000], [200, 300], ended(20_000));
    return { ...input, metrics: [...input.metrics, shares(unsubscribed, 'guardrail', 'unsubscribed')] };
  };

  // One-sided at the planned size: 2.78 standard errors (see sequence.test.ts). By hand: 50 and 80 of 10,000: z = 2.64; with 85, 3.02.
  it('let a winner win while harm may be chance', () => {
    expect(verdictOf(guarded({ old: 50, new: 80 })).status).toBe('winner');
  });

  it('veto a winner that does harm', () => {
    const { verdict, vetoes } = analyse(guarded({ old: 50, new: 85 }));
    expect(vetoes).toEqual([{ variant: 'new', metric: 'unsubscribed' }]);
    expect(verdict).toEqual({ status: 'loser', variants: ['new'], by: 'guardrail' });
  });

  it('have nothing against less harm', () => {
    expect(analyse(guarded({ old: 200, new: 50 })).vetoes).toEqual([]);
  });

  it('let the next one win', () => {
    const input = {
      arms: arms({ old: 10_000, red: 10_000, blue: 10_000 }),
      control: 'old',
      metrics: [
        shares({ old: 200, red: 300, blue: 320 }),
        shares({ old: 50, red: 50, blue: 150 }, 'guardrail', 'complained'),
      ],
      end: ended(30_000),
    };
    expect(verdictOf(input)).toMatchObject({ status: 'winner', variant: 'red', alsoBetter: [] });
  });
});

describe('secondary goals', () => {
  it('are explored, adjusted for their number, and decide nothing', () => {
    const input = twoArms([10_000, 10_000], [200, 205], ended(20_000));
    const metrics = [
      ...input.metrics,
      shares({ old: 1000, new: 1200 }, 'secondary', 'clicked'),
      shares({ old: 500, new: 510 }, 'secondary', 'visited'),
    ];
    const { verdict, metrics: found } = analyse({ ...input, metrics });
    expect(verdict.status).toBe('no-difference');
    expect(found.map(({ id, exploratory }) => [id, exploratory])).toEqual([
      ['ordered', false],
      ['clicked', true],
      ['visited', true],
    ]);
    const clicked = found[1]?.comparisons[0];
    expect(clicked?.call).toBe('better');
    expect(clicked?.adjustedP).toBeCloseTo(2 * (clicked?.p ?? 0), 12);
  });
});
