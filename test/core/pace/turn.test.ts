import { describe, expect, it } from 'vitest';
import { mayGo, nextTurn } from '../../../lib/core/pace/turn.ts';
import { createMemoryStores } from '../../../lib/local/memory-stores.ts';
import { settings } from '../../support/world.ts';

const NOW = 1_000_000;

describe('whose turn it is', () => {
  it.each([
    ['nobody waits', { nextAt: 0 }, undefined, true],
    ['others wait', { nextAt: NOW + 1 }, undefined, false],
    ['others wait, and this one has its turn', { nextAt: NOW + 1 }, NOW, true],
    ['others wait, and its turn is still to come', { nextAt: NOW + 9 }, NOW + 1, false],
    ['the channel is closed', { nextAt: 0, closed: { until: NOW + 1, reason: 'stopped' } }, undefined, false],
    [
      'the channel is closed to everybody',
      { nextAt: 0, closed: { until: NOW + 1, reason: 'quota' } },
      NOW,
      false,
    ],
    ['the channel is open again', { nextAt: 0, closed: { until: NOW, reason: 'stopped' } }, undefined, true],
  ])('%s', (_case, pace, turnAt, expected) => {
    expect(mayGo(pace, { now: NOW, turnAt })).toBe(expected);
  });

  it('comes at nine tenths of the account’s rate, each after the other', async () => {
    const { pace: store } = createMemoryStores();
    const allowance = { perSecond: 10, perDay: 50_000, sentLastDay: 0, at: 0 };
    const turns: number[] = [];
    for (let count = 0; count < 4; count += 1)
      turns.push(
        await nextTurn('email', { pace: { nextAt: 0, allowance }, settings, now: NOW }, { pace: store }),
      );
    // 9 a second: 111 ms apart
    const gaps = turns.slice(1).map((turn, index) => turn - (turns[index] ?? 0));
    for (const gap of gaps) expect(Math.abs(gap - 1_000 / 9)).toBeLessThanOrEqual(1);
  });

  it('comes after the channel has opened again', async () => {
    const { pace: store } = createMemoryStores();
    const pace = { nextAt: 0, closed: { until: NOW + 60_000, reason: 'quota' } };
    expect(await nextTurn('sms', { pace, settings, now: NOW }, { pace: store })).toBeGreaterThanOrEqual(
      NOW + 60_000,
    );
  });
});
