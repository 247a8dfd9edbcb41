import { describe, expect, it } from 'vitest';
import { judgeHealth } from '../../../lib/core/breaker/judge.ts';

/** Limits: complaints warn at 0.08 %, pause at 0.10 %; hard bounces warn at 2 %, pause at 4 %. */
describe('whether a journey may go on', () => {
  it.each([
    ['nothing was sent', 0, 0, 0, 'fine'],
    ['7 complaints of 10,000: 0.07 %', 10_000, 0, 7, 'fine'],
    ['8 complaints of 10,000: 0.08 %', 10_000, 0, 8, 'warn'],
    ['10 complaints of 10,000: 0.10 %', 10_000, 0, 10, 'pause'],
    ['199 bounces of 10,000: 1.99 %', 10_000, 199, 0, 'fine'],
    ['200 bounces of 10,000: 2 %', 10_000, 200, 0, 'warn'],
    ['400 bounces of 10,000: 4 %', 10_000, 400, 0, 'pause'],
    ['warned by one, paused by the other', 10_000, 400, 8, 'pause'],
    ['one complaint of ten messages is no rate yet', 10, 0, 1, 'fine'],
    ['four bounces of ten are none yet', 10, 4, 0, 'fine'],
  ])('%s', (_case, sent, bounced, complained, verdict) => {
    expect(judgeHealth({ sent, bounced, complained }).verdict).toBe(verdict);
  });

  it('says the figures as people do', () => {
    expect(judgeHealth({ sent: 2_500, bounced: 0, complained: 3 }).figures).toBe(
      'complaints: 3 of 2500 messages in 24 hours (0.12 %)',
    );
  });
});
