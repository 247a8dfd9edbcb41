import { describe, expect, it } from 'vitest';
import { type SlotQuestion, slotFor } from '../../../lib/core/contact/slot-for.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.parse('2026-11-23T22:00:00Z');
const morning = now + 10 * HOUR;

/** One message a day, none sent yet; this journey has the usual priority. */
function ask(part: Partial<SlotQuestion>) {
  const caps = [{ atMost: 1, per: 'P1D' }];
  return slotFor({
    caps,
    history: { recent: [] },
    channel: 'email',
    now,
    zone: 'UTC',
    priority: 5,
    waiting: [],
    ...part,
  });
}
const mailAt = (at: number) => ({ sendId: String(at), channel: 'email' as const, at });

describe('the last message that a customer may get', () => {
  it('goes to whoever comes, if nobody waits', () => {
    expect(ask({})).toBe('free');
    expect(ask({ history: { recent: [mailAt(now - HOUR)] } })).toBe('none');
  });

  it('is left to a held one of higher priority, until two minutes after its turn', () => {
    expect(ask({ waiting: [{ priority: 8, dueAt: morning }] })).toEqual({
      giveWayUntil: morning + 2 * MINUTE,
    });
  });

  it('is not left to one of the same or lower priority', () => {
    expect(
      ask({
        waiting: [
          { priority: 5, dueAt: morning },
          { priority: 1, dueAt: morning },
        ],
      }),
    ).toBe('free');
  });

  it('is not left to one that had its turn and did not take it', () => {
    expect(ask({ waiting: [{ priority: 8, dueAt: now - 2 * MINUTE }] })).toBe('free');
    expect(ask({ waiting: [{ priority: 8, dueAt: now - MINUTE }] })).toEqual({ giveWayUntil: now + MINUTE });
  });

  it('need not be left to one that has a slot of its own: two are left, one is wanted', () => {
    const caps = [{ atMost: 2, per: 'P1D' }];
    expect(ask({ caps, waiting: [{ priority: 8, dueAt: morning }] })).toBe('free');
  });

  it('two are left, two are wanted: gives way until the second has had its turn', () => {
    const caps = [{ atMost: 2, per: 'P1D' }];
    const waiting = [
      { priority: 7, dueAt: morning + HOUR },
      { priority: 8, dueAt: morning },
    ];
    expect(ask({ caps, waiting })).toEqual({ giveWayUntil: morning + HOUR + 2 * MINUTE });
  });

  it('need not be left to one that comes after the slot is free again', () => {
    expect(ask({ waiting: [{ priority: 8, dueAt: now + 24 * HOUR }] })).toBe('free');
    expect(ask({ waiting: [{ priority: 8, dueAt: now + 24 * HOUR - 1 }] })).toEqual({
      giveWayUntil: now + 24 * HOUR - 1 + 2 * MINUTE,
    });
  });

  it('need not be left to one for which an older message makes room in time', () => {
    // two a day; the one of yesterday noon is a day old by the time that the held one is due
    const caps = [{ atMost: 2, per: 'P1D' }];
    const history = { recent: [mailAt(now - 20 * HOUR)] };
    expect(ask({ caps, history, waiting: [{ priority: 8, dueAt: morning }] })).toBe('free');
  });

  it('of one channel need not be left to one that waits on the other', () => {
    const texts = { caps: [{ channel: 'sms' as const, atMost: 1, per: 'P1D' }], channel: 'sms' as const };
    expect(ask({ ...texts, waiting: [{ channel: 'email', priority: 8, dueAt: morning }] })).toBe('free');
    expect(ask({ ...texts, waiting: [{ channel: 'sms', priority: 8, dueAt: morning }] })).toEqual({
      giveWayUntil: morning + 2 * MINUTE,
    });
  });

  it('of all channels together is left to one on the other', () => {
    expect(ask({ waiting: [{ channel: 'sms', priority: 8, dueAt: morning }] })).toEqual({
      giveWayUntil: morning + 2 * MINUTE,
    });
  });

  it('is not left to one that would find none anyway', () => {
    const texts = [{ channel: 'sms' as const, atMost: 1, per: 'P2D' }];
    const history = { recent: [{ sendId: 'a', channel: 'sms' as const, at: now - HOUR }] };
    const waiting = [{ channel: 'sms' as const, priority: 8, dueAt: morning }];
    expect(ask({ caps: texts, history, channel: 'email', waiting })).toBe('free');
  });

  it('without caps there is no last one', () => {
    expect(ask({ caps: [], waiting: [{ priority: 8, dueAt: morning }] })).toBe('free');
  });
});
