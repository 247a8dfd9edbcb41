import { refusesFreely, withoutRefusal } from '../../text/refusal-tail.ts';
import { partsInWords, partsWithout } from '../../text/shown.ts';
import { textRule } from '../../text-rule.ts';

/** One-click and without a login is what the link of US-EM-2 and the header lines of MB-1 are. */
export const kr4 = textRule({
  id: 'KR-4',
  pack: 'KR',
  source: 'Network Act art. 50(4), (6); Decree art. 62, table 6',
  says: 'Refusing costs nothing and is told how: texts end with 무료수신거부 and the free number, e-mails say it in Korean and English.',
  mail: (mail) => {
    for (const [word, language] of [
      ['수신거부', 'Korean'],
      ['unsubscribe', 'English'],
    ] as const) {
      const parts = partsWithout(mail, word);
      if (parts.length === 0) continue;
      return {
        reason: 'unsubscribe-wording-missing',
        message: `how to unsubscribe is not said in ${language} in ${partsInWords(parts)}`,
        hint: `Korean law asks for both languages: a link called "수신거부 / Unsubscribe" to {{ links.unsubscribe }}`,
      };
    }
    return 'right';
  },
  sms: (sms, { brand }) => {
    const { body, tail } = withoutRefusal(sms.text);
    if (refusesFreely(tail, brand.refusal)) return 'right';
    if (brand.refusal === undefined) {
      return {
        reason: 'refusal-number-missing',
        message: 'there is no number on which refusing texts is free',
        hint: 'Korean advertising texts end with one: put it in settings.json as brand.refusal, 080-123-4567',
        setting: 'brand.refusal',
      };
    }
    const text = `${body} 무료수신거부 ${brand.refusal}`;
    return { mended: { ...sms, text }, reason: 'refusal-number-added' };
  },
});
