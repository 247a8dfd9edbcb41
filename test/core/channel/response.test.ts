import { describe, expect, it } from 'vitest';
import { responseOf } from '../../../lib/core/channel/response.ts';

/** Expected values: mean of Beta(1 + clicked, 37 + not clicked), by hand. */
const response = (sent: number, clicked: number) =>
  responseOf({ email: { sent, clicked }, sms: { sent: 500, clicked: 500 } }, 'email');

describe('how a customer responds on a channel', () => {
  it('is what all customers do, while nothing was sent', () => {
    expect(response(0, 0)).toBeCloseTo(1 / 38, 12); // 2.6 %, the published click rate
  });

  it('two clicks on two messages are no certainty', () => {
    expect(response(2, 2)).toBeCloseTo(3 / 40, 12); // 7.5 %
  });

  it('comes close to what the customer does, once there is much of it', () => {
    expect(response(1_000, 300)).toBeCloseTo(301 / 1_038, 12); // 29 %
  });

  it('falls with every message that is not clicked, and never to nothing', () => {
    expect(response(38, 0)).toBeCloseTo(1 / 76, 12); // half of what it was
    expect(response(100_000, 0)).toBeGreaterThan(0);
  });

  it('a click whose message was not counted does not make more clicks than messages', () => {
    expect(response(0, 3)).toBeCloseTo(4 / 41, 12);
  });
});
