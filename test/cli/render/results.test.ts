import { describe, expect, it } from 'vitest';
import { resultsLines } from '../../../lib/cli/render/results.ts';
import { funnelPicture, liftPicture } from '../../../lib/cli/render/results-picture.ts';
import type { Verdict } from '../../../lib/core/experiment/analysis/decision.ts';
import { ENGLISH } from '../../../lib/core/experiment/words/english.ts';
import { liftWords, verdictSentence } from '../../../lib/core/experiment/words/verdict-sentence.ts';
import { results } from './results-samples.ts';

const sentenceOf = (verdict: Verdict) =>
  verdictSentence(
    { ...results({ customers: 10_000, orders: { 'no-offer': 200, 'five-off': 290 } }).analysis, verdict },
    ENGLISH,
  );

describe('the verdict in a sentence', () => {
  it('names the winner with its lift and what it may be', () => {
    // By hand: 290/200 = 1.45; the sequence at 5 % lies 3.084 standard errors of 0.09082 around its logarithm, with half of the
    // expected customers: 1.0958 to 1.9186.
    const { analysis } = results({ customers: 10_000, orders: { 'no-offer': 200, 'five-off': 290 } });
    expect(verdictSentence(analysis, ENGLISH)).toBe(
      '“five-off” wins: +45% on “ordered” against “no-offer”, and probably between +9.6% and +92%.',
    );
  });

  it.each([
    [
      { status: 'collecting', variant: 'five-off', customers: 800, converters: 12 },
      'Too early: “five-off” has 12 customers who count for “ordered”, and every variant needs 25.',
    ],
    [
      { status: 'collecting', variant: 'five-off', customers: 80, converters: 30 },
      'Too early: “five-off” has 80 customers, and every variant needs 100.',
    ],
    [
      { status: 'running', leading: 'five-off', customers: 8_000, planned: 20_000 },
      'No verdict yet after 8,000 of 20,000 customers: “five-off” is ahead, but that may be chance.',
    ],
    [
      { status: 'running', leading: 'five-off', customers: 8_000 },
      'No verdict yet after 8,000 customers: “five-off” is ahead, but that may be chance.',
    ],
    [
      { status: 'loser', variants: ['five-off', 'ten-off'], by: 'planned-end' },
      'Stay with “no-offer”: “five-off” and “ten-off” are worse on “ordered”.',
    ],
    [
      { status: 'no-difference', why: 'planned-end' },
      'No difference is proven on “ordered”: take whichever variant you like, or stay with “no-offer”.',
    ],
    [
      { status: 'no-difference', why: 'too-few' },
      'The test is over, but too few customers count for “ordered” to say anything.',
    ],
    [
      { status: 'blocked', why: 'sample-ratio', p: 0.0001 },
      'No verdict: customers were not divided as planned. By chance that happens once in 10,000 times, so something is wrong, and no figure below can be trusted.',
    ],
  ] as const satisfies readonly (readonly [Verdict, string])[])('says of %j: %s', (verdict, sentence) => {
    expect(sentenceOf(verdict)).toBe(sentence);
  });

  it('does not say which of two that beat the control is better', () => {
    expect(
      sentenceOf({ status: 'winner', variant: 'five-off', by: 'open', alsoBetter: ['ten-off'] }),
    ).toContain('“ten-off” beats it too; which of them is better was not tested.');
  });

  it('writes lifts with their sign, and digits only where they matter', () => {
    expect(liftWords({ estimate: 0.204, low: -0.0312, high: 12.3 })).toEqual({
      estimate: '+20%',
      low: '−3.1%',
      high: '+1,230%',
    });
  });
});

describe('the table of results', () => {
  it('has the control, the treatments, and whether a difference may be chance', () => {
    const sample = results({
      customers: 10_000,
      orders: { 'no-offer': 200, 'five-off': 290, 'ten-off': 230 },
    });
    const lines = resultsLines(sample, ENGLISH, (_style, text) => text);
    expect(lines.find((line) => line.startsWith('no-offer'))).toMatch(
      /10,000\s+200\s+2%\s+compared with this$/,
    );
    expect(lines.find((line) => line.startsWith('five-off'))).toMatch(
      /10,000\s+290\s+2\.9%.*> 99\.9%\s+better$/,
    );
    expect(lines.find((line) => line.startsWith('ten-off'))).toMatch(/10,000\s+230\s+2\.3%.*may be chance$/);
  });

  it('says what must be stopped, also beside another winner', () => {
    const sample = results({
      customers: 10_000,
      orders: { 'no-offer': 200, 'five-off': 300, 'ten-off': 300 },
      complaints: { 'no-offer': 20, 'five-off': 20, 'ten-off': 90 },
    });
    const lines = resultsLines(sample, ENGLISH, (_style, text) => text);
    expect(lines[1]).toContain('“five-off” wins');
    expect(lines[2]).toBe('Stop “ten-off”: there are more customers who complained.');
  });
});

describe('the pictures of results', () => {
  const sample = results({ customers: 10_000, orders: { 'no-offer': 200, 'five-off': 290, 'ten-off': 240 } });

  it('draw the lift of each treatment over time, labelled at its end', () => {
    const picture = liftPicture(sample, ENGLISH) ?? '';
    expect(picture).toMatch(/^<svg .*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(picture).toContain('>five-off</text>');
    expect(picture).toContain('>ten-off</text>');
    expect(picture).not.toContain('NaN');
  });

  it('draw how far customers came, with their numbers', () => {
    const picture = funnelPicture(sample, ENGLISH) ?? '';
    for (const text of ['no-offer', 'assigned', 'clicked', '10,000', '870', '290'])
      expect(picture).toContain(`>${text}</text>`);
  });

  it('are not drawn of nothing', () => {
    expect(liftPicture({ ...sample, history: [] }, ENGLISH)).toBeUndefined();
    expect(funnelPicture({ ...sample, funnel: [] }, ENGLISH)).toBeUndefined();
  });
});
