import { CHANNELS, type Channel } from '../../channel/definition.ts';
import { mistake } from '../../diagnostic.ts';
import type { ChannelWish } from '../definition.ts';
import { sendsOf } from '../sends-of.ts';
import type { Rule } from './rule.ts';

/** A message has a text for each channel that a step wants to send it by. */
export const channelsHaveContent: Rule = (context) =>
  sendsOf(context).flatMap(({ id, channel, message, path }) => {
    const there = CHANNELS.filter((one) => Object.keys(message.compiled[one]).length > 0);
    if (there.length === 0) {
      const text = `message "${id}" has neither an e-mail nor a text message`;
      const hint = 'add email.en.mjml or sms.en.liquid to its folder';
      return mistake({ rule: 'channels-have-content', path: [...path, 'message'], message: text, hint });
    }
    const missing = wanted(channel).filter((one) => !there.includes(one));
    return missing.map((one) =>
      mistake({
        rule: 'channels-have-content',
        path: [...path, 'channel'],
        message: `message "${id}" has no ${NAMES[one]}`,
        hint: `add ${FILES[one]} to its folder, or leave "${one}" out`,
      }),
    );
  });

/** `best` makes do with what there is. */
function wanted(wish: ChannelWish): readonly Channel[] {
  if (wish === 'best') return [];
  if (wish === 'both') return CHANNELS;
  return typeof wish === 'string' ? [wish] : wish;
}

const NAMES: Readonly<Record<Channel, string>> = { email: 'e-mail', sms: 'text message' };
const FILES: Readonly<Record<Channel, string>> = { email: 'email.en.mjml', sms: 'sms.en.liquid' };
