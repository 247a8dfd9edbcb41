import { describe, expect, it } from 'vitest';
import { journeyLines } from '../../../lib/cli/render/journey.ts';
import { reportLines } from '../../../lib/cli/render/report.ts';
import { table } from '../../../lib/cli/render/table.ts';
import { cart, cartReport, report } from '../a-report.ts';

const plain = (_style: string, text: string) => text;

describe('the report of a simulation', () => {
  it('reads like this', () => {
    expect(reportLines(report, [cart], plain).join('\n')).toBe(`\
2026-01-01 to 2026-01-31, 30 days: 950 customers, 1,290 events, 1,000 enrolments
simulated in 2.0 s (500 enrolments/s, at most 200 MB) with seed 7
! 8 events came twice and counted once
! 2 events not used: has no timestamp

Abandoned cart (cart)
1,000 enrolments; did not enter: 250 the event did not fit

step               what                        came  went on  waiting  left  how
cool-off           Wait 1 hour                1,000      840       10   150  left: Order Completed
                                                                             150
reminder           E-mail or SMS:               840      840        –     –  e-mail 600
                   cart-reminder                                             SMS 100
                                                                             not sent 140
clicked            Wait up to 1 day for         840      780       20    40  clicked 25%
                   reminder clicked                                          not within 1 day 75%
                                                                             left: Order Completed
                                                                             40
offer              · A/B test: no-offer or      585      585        –     –  no-offer 50%
                   five-off                                                  five-off 50%
offer-mail         · · E-mail: cart-offer       295      295        –     –  e-mail 295

Messages  895 e-mails, 100 texts
Not sent  no consent 90, no address 50
Goal      reached by 230 (23%), worth 12,345.50
Ended     completed 780, Order Completed 190

A/B test offer  customers   clicked  reached the goal  value each
no-offer              290    0 (0%)          29 (10%)        5.00
five-off              295  59 (20%)          59 (20%)       10.00`);
  });

  it('fits into 100 columns', () => {
    const widths = reportLines(report, [cart], plain).map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });

  it('names failures, with the step and the error', () => {
    const failed = [{ step: 'reminder', error: 'MissingContentError', count: 3 }];
    expect(journeyLines(cart, { ...cartReport, failed }, plain)).toContain(
      '✖ 3 failed at reminder: MissingContentError',
    );
  });

  it('says nothing of a goal or an A/B test that the journey does not have', () => {
    const bare = { ...cart, goal: undefined };
    const text = journeyLines(bare, { ...cartReport, goal: undefined, experiments: [] }, plain).join('\n');
    expect(text).not.toMatch(/Goal|customers/);
  });
});

describe('a table', () => {
  it('keeps its columns where Hangul takes two places', () => {
    expect(
      table(
        [{ name: 'what' }, { name: 'n', align: 'right' }],
        [
          ['장바구니', '1'],
          ['cart', '2'],
        ],
      ),
    ).toEqual(['what      n', '장바구니  1', 'cart      2']);
  });
});
