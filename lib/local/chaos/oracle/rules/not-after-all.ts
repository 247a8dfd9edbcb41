import { listed, ON_ITS_WAY_MS } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Who has bought is not asked to any more; who has answered in time is not told that he has not. */
export const notAfterAll: Rule = {
  id: 'not-after-all',
  judge({ at, mark, message }, known) {
    if (message.unless === undefined) return undefined;
    const { event, within } = message.unless;
    const done = known.done.get(`${mark.occasion} ${event}`);
    if (done?.committedAt === undefined || done.committedAt + ON_ITS_WAY_MS >= at) return undefined;
    const [first] = within === undefined ? [] : listed(known.copiesOf, `${mark.occasion} ${within.of}`);
    if (within !== undefined && first !== undefined && done.committedAt > first.at + within.ms)
      return undefined;
    return `${Math.round((at - done.committedAt) / 1000)} s after "${event}" was taken in`;
  },
};
