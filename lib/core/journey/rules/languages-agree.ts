import { CHANNELS } from '../../channel/definition.ts';
import { doubt } from '../../diagnostic.ts';
import { messagesSent } from '../sends-of.ts';
import type { MessageSource, Rule } from './rule.ts';

/** A message speaks the same languages on all its channels, and so do all messages of the journey. */
export const languagesAgree: Rule = (context) => {
  const sent = messagesSent(context);
  const all = new Set(
    sent.flatMap(({ message }) => channelsOf(message).flatMap(({ languages }) => languages)),
  );
  return sent.flatMap(({ id, message, path }) =>
    channelsOf(message).flatMap(({ channel, languages }) => {
      const missing = [...all].filter((language) => !languages.includes(language));
      if (missing.length === 0) return [];
      return doubt({
        rule: 'languages-agree',
        path: [...path, 'message'],
        message: `message "${id}" has no ${missing.join(', ')} for ${channel}, which other texts of this journey have`,
        hint: `customers who read ${missing.join(', ')} get ${languages.join(' or ')}`,
      });
    }),
  );
};

function channelsOf({ compiled }: MessageSource) {
  return CHANNELS.map((channel) => ({ channel, languages: Object.keys(compiled[channel]) })).filter(
    ({ languages }) => languages.length > 0,
  );
}
