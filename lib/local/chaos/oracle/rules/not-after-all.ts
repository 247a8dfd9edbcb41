import { ON_ITS_WAY_MS } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Who has bought is not asked to any more; who has answered is not told that he has not. */
export const notAfterAll: Rule = {
  id: 'not-after-all',
  judge({ at, mark, message }, known) {
    if (message.unless === undefined) return undefined;
    const done = known.done.get(`${mark.occasion} ${message.unless}`);
    if (done?.committedAt === undefined || done.committedAt + ON_ITS_WAY_MS >= at) return undefined;
    return `${Math.round((at - done.committedAt) / 1000)} s after "${message.unless}" was taken in`;
  },
};
