import type { Rule } from '../rule.ts';

/** Korean advertising begins with the label: the subject of a mail, the text of a text (Network Act art. 50(4), Decree table 6). */
export const label: Rule = {
  id: 'label',
  judge({ channel, subject, text, person, message }) {
    if (message.purpose === 'transactional' || person.country !== 'KR') return undefined;
    const beginning = channel === 'email' ? subject : text;
    if (!beginning.startsWith('(광고)')) return `begins with "${beginning.slice(0, 12)}"`;
    return beginning.indexOf('광고', 4) < 0 ? undefined : 'has the label twice';
  },
};
