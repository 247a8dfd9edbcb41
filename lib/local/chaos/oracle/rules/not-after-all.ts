import type { Read } from '../definition.ts';
import { type Known, listed, ON_ITS_WAY_MS, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Who has bought is not asked to any more; who has answered in time is not told that he has not; but by a person's own hand. */
export const notAfterAll: Rule = {
  id: 'not-after-all',
  judge(copy, known) {
    const { at, mark, message } = copy;
    if (message.unless === undefined || known.resent.has(occasionStep(copy))) return undefined;
    const { event } = message.unless;
    const done = known.done.get(`${mark.occasion} ${event}`)?.committedAt;
    if (done === undefined || done + ON_ITS_WAY_MS >= at || !inTime(done, copy, known)) return undefined;
    return `${Math.round((at - done) / 1000)} s after "${event}" was taken in`;
  },
};

/** Counted from the first message that asked for it; one that a person sent again may have come after the wait for it. */
function inTime(done: number, { mark, message }: Read, known: Known): boolean {
  const within = message.unless?.within;
  if (within === undefined) return true;
  const asked = `${mark.occasion} ${within.of}`;
  const [first] = listed(known.copiesOf, asked);
  return first !== undefined && !known.resent.has(asked) && done < first.at + within.ms;
}
