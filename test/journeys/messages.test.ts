import { describe, expect, it } from 'vitest';
import type { Channel } from '../../lib/core/channel/definition.ts';
import type { Purpose } from '../../lib/core/journey/definition.ts';
import { graphOf } from '../../lib/core/journey/graph.ts';
import { renderMessage } from '../../lib/core/message/render.ts';
import { sampleContext } from '../../lib/core/message/sample-context.ts';
import { SAMPLE_LINKS } from '../../lib/core/message/sample-links.ts';
import { smsParts } from '../../lib/core/message/sms-parts.ts';
import { loadProject } from '../../lib/project/load.ts';

const read = await loadProject('workflows');
if (!read.ok) throw new Error('the workflows have mistakes: npx sojourn validate');
const { settings, messages, journeys } = read.value;

/** Every message of the journeys with this purpose, for every customer of its samples. */
function written(channel: Channel, locale: 'en' | 'ko', purpose: Purpose = 'marketing') {
  const spoken = messagesOf(purpose).filter(({ compiled }) => compiled[channel][locale] !== undefined);
  return spoken.flatMap(({ file, compiled }) =>
    file.samples.map(({ customer, entry }) => {
      const context = sampleContext({ message: compiled, sample: { customer, entry }, settings, locale });
      const result = renderMessage({ message: compiled, channel, locale, zone: 'Asia/Seoul', context });
      if (!result.ok) throw new Error(`${file.id}: ${result.reason}`);
      const subject = 'subject' in result ? result.subject : '';
      const html = 'html' in result ? result.html : '';
      return { id: file.id, subject, html, text: result.text };
    }),
  );
}

function messagesOf(purpose: Purpose) {
  const sending = journeys.filter(({ journey }) => journey.purpose === purpose);
  const sent = new Set(
    sending.flatMap(({ journey }) =>
      graphOf(journey).nodes.flatMap(({ step }) => ('send' in step ? [step.send.message] : [])),
    ),
  );
  return Object.values(messages).filter(({ file }) => sent.has(file.id));
}

describe('the shipped messages that advertise', () => {
  it('are there by e-mail and by text, in English and in Korean, for each journey that sends them', () => {
    const all = [written('email', 'en'), written('email', 'ko'), written('sms', 'en'), written('sms', 'ko')];
    const ids = all.map((some) => [...new Set(some.map(({ id }) => id))]);
    expect(ids[0]).toHaveLength(13);
    expect(new Set(ids.map(String)).size).toBe(1);
  });

  // 정보통신망법 제50조 제4항, 시행령 별표 6: (광고) at the very start of the subject or of the text
  it('begin with (광고) where they are Korean', () => {
    const starts = [...written('email', 'ko'), ...written('sms', 'ko')].map(({ subject, text }) =>
      (subject || text).slice(0, 4),
    );
    expect(new Set(starts)).toEqual(new Set(['(광고)']));
  });

  // 제50조 제6항: refusing costs the customer nothing, and the message says how
  it('end with the number for free refusal where they are Korean texts', () => {
    const without = written('sms', 'ko').filter(({ text }) => !/무료거부 080-[\d-]+$/.test(text));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  // CAN-SPAM, 15 U.S.C. 7704(a)(5)(A)(iii): a valid postal address
  it('show the postal address in every e-mail, with pictures and without', () => {
    const emails = [...written('email', 'en'), ...written('email', 'ko')];
    const without = emails.filter(
      (one) => ![one.html, one.text].every((part) => part.includes('Seoul 04700')),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  // 15 U.S.C. 7704(a)(3); 정보통신망법 시행령 별표 6 (Korean and English wording): with pictures and without
  it('show in every e-mail how to have no more of them, in Korean and in English', () => {
    const emails = [...written('email', 'en'), ...written('email', 'ko')];
    const without = emails.filter((one) =>
      [one.html, one.text].some(
        (part) =>
          !part.includes(SAMPLE_LINKS.unsubscribe) ||
          !part.includes(SAMPLE_LINKS.preferences) ||
          !part.includes('수신거부') ||
          !/unsubscribe[^/]/i.test(part),
      ),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('are made for reading by day and by night', () => {
    const emails = [...written('email', 'en'), ...written('email', 'ko')];
    const without = emails.filter(({ html }) => !html.includes('name="color-scheme" content="light dark"'));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('are one part as English texts, and as Korean ones unless they carry a link to a cart', () => {
    const parts = [...written('sms', 'en'), ...written('sms', 'ko')]
      .map(({ id, text }) => ({ id, count: smsParts(text).parts }))
      .filter(({ count }) => count > 1);
    expect(new Set(parts.map(({ id }) => id))).toEqual(new Set(['cart-reminder', 'cart-offer']));
    expect(Math.max(...parts.map(({ count }) => count))).toBe(2);
  });
});

describe('the shipped messages that advertise nothing', () => {
  const all = (['email', 'sms'] as const).flatMap((channel) =>
    (['en', 'ko'] as const).flatMap((locale) => written(channel, locale, 'transactional')),
  );

  it('are not labelled as advertising', () => {
    expect(all.filter(({ subject, text }) => `${subject}${text}`.includes('(광고)'))).toEqual([]);
  });

  it('say in every e-mail who sends them, from where', () => {
    const emails = all.filter(({ html }) => html !== '');
    expect(emails.length).toBeGreaterThan(0);
    expect(
      emails.filter(({ html, text }) => ![html, text].every((part) => part.includes('Seoul 04700'))),
    ).toEqual([]);
  });
});
