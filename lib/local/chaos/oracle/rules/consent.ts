import { listed, ON_ITS_WAY_MS } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Clocks of functions are off by some seconds; which of two words came last is told by them. */
const CLOCKS_MS = 10_000;

/** No advertising without a yes, and none after a no has been taken down, unless a later yes has come in. */
export const consent: Rule = {
  id: 'consent',
  judge({ at, channel, person, message }, known) {
    if (message.purpose === 'transactional') return undefined;
    const said = listed(known.said, `${person.id} ${channel}`).filter(({ arrivedAt }) => arrivedAt <= at);
    if (!said.some(({ granted }) => granted)) return `nobody said yes to advertising by ${channel}`;
    const no = said.findLast(
      ({ granted, committedAt }) => !granted && committedAt !== undefined && committedAt + ON_ITS_WAY_MS < at,
    );
    if (no?.committedAt === undefined) return undefined;
    const takenBack = said.some(({ granted, saidAt }) => granted && saidAt > no.saidAt - CLOCKS_MS);
    if (takenBack) return undefined;
    return `${Math.round((at - no.committedAt) / 1000)} s after a refusal of ${channel} was taken down`;
  },
};
