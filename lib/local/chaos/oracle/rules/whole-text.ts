import type { Rule } from '../rule.ts';

/** Nothing raw in it, and a way to refuse: RFC 8058 in the header of advertising mail, a link in what is read. */
export const wholeText: Rule = {
  id: 'whole-text',
  judge({ channel, subject, html, text, headers, message }) {
    const raw = [subject, html, text].find((part) => /\{\{|\{%|undefined|\[object/.test(part));
    if (raw !== undefined)
      return `shows "${(/.{0,10}(\{\{|\{%|undefined|\[object).{0,20}/.exec(raw) ?? [''])[0]}"`;
    if (message.purpose === 'transactional' || channel === 'sms') return undefined;
    const header = headers['List-Unsubscribe'] ?? '';
    const link = /^<(https:\/\/[^>]+)>$/.exec(header)?.[1];
    if (link === undefined) return `has List-Unsubscribe "${header}"`;
    if (headers['List-Unsubscribe-Post'] !== 'List-Unsubscribe=One-Click')
      return 'has no List-Unsubscribe-Post';
    return html.includes('/u/') && text.includes('/u/') ? undefined : 'has no link to refuse by';
  },
};
