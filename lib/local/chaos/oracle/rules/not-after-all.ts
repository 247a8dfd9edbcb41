import { ON_ITS_WAY_MS, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Who has bought is not asked to any more; who has answered is not told that he has not; but by a person's own hand. */
export const notAfterAll: Rule = {
  id: 'not-after-all',
  judge(copy, known) {
    const { at, mark, message } = copy;
    if (message.unless === undefined || known.resent.has(occasionStep(copy))) return undefined;
    const done = known.done.get(`${mark.occasion} ${message.unless}`);
    if (done?.committedAt === undefined || done.committedAt + ON_ITS_WAY_MS >= at) return undefined;
    return `${Math.round((at - done.committedAt) / 1000)} s after "${message.unless}" was taken in`;
  },
};
