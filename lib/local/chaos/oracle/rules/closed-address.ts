import { listed, ON_ITS_WAY_MS } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Nothing goes to an address that is gone, nor to one whose owner complained or said STOP. */
export const closedAddress: Rule = {
  id: 'closed-address',
  judge({ at, to }, known) {
    const closed = listed(known.closed, to).find(
      ({ committedAt, reopenedAt }) =>
        committedAt + ON_ITS_WAY_MS < at && (reopenedAt === undefined || reopenedAt > at),
    );
    return (
      closed && `${Math.round((at - closed.committedAt) / 1000)} s after the address was known to be closed`
    );
  },
};
