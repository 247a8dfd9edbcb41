import { describe, expect, it } from 'vitest';
import { startTally } from '../../../lib/core/report/journey-tally.ts';
import { anEnrolment, aSend } from '../../contract/fixtures.ts';

const DAY = 86_400_000;
const weeks = { before: { from: 0, until: 7 * DAY }, last: { from: 7 * DAY, until: 14 * DAY } };
const entered = (at: number) =>
  anEnrolment({ enteredAt: at, entry: { id: 'e', name: 'Signed Up', occurredAt: at } });

describe('what a journey did in a week', () => {
  it('counts messages that went out, and customers who clicked at least one', () => {
    const tally = startTally(weeks, undefined);
    const enrolment = entered(8 * DAY);
    const send = (status: 'SENT' | 'SKIPPED' | 'SENDING', evidence: object = {}) =>
      aSend(enrolment, { status, evidence });
    tally.add(enrolment, [
      send('SENT', { sent: 1, clicked: 2 }),
      send('SENT', { sent: 1, clicked: 3 }),
      send('SENDING', { sent: 1 }),
      send('SKIPPED'),
    ]);
    tally.add(entered(9 * DAY), []);
    // By hand: two of the first's went out with an answer, one with evidence alone; she clicked two, and counts once.
    expect(tally.result().last).toMatchObject({ entered: 2, judged: 2, sent: 3, clicked: 1 });
  });

  it('puts midnight into the week that begins', () => {
    const tally = startTally(weeks, undefined);
    for (const at of [0, 7 * DAY - 1, 7 * DAY, 14 * DAY]) tally.add(entered(at), []);
    const { before, last } = tally.result();
    expect([before.entered, last.entered]).toEqual([2, 1]);
  });

  it('reaches back as far as a goal takes', () => {
    expect(startTally(weeks, { event: 'Bought', within: 'P3D' }).since).toBe(-3 * DAY);
    expect(startTally(weeks, undefined).since).toBe(0);
  });
});
