import type { Rule } from '../rule.ts';

/** Who is inside a journey finishes the edition that he or she entered. */
export const edition: Rule = {
  id: 'edition',
  judge({ mark, message }, known) {
    const name = `${mark.occasion} ${message.journey}`;
    const before = known.editions.get(name);
    if (before === undefined) known.editions.set(name, mark.edition);
    return before === undefined || before === mark.edition
      ? undefined
      : `is of edition ${mark.edition}, and began with ${before}`;
  },
};
