import type { Channel } from '../channel/definition.ts';
import type { RenderedMessage } from '../message/render-for.ts';
import type { Settings } from '../settings.ts';
import type { ContentVerdict, Finding, Pack, PolicyRule } from './definition.ts';

export type Mail = Extract<RenderedMessage, { email: object }>['email'];
export type TextMessage = Extract<RenderedMessage, { sms: object }>['sms'];

/** What a look at a finished text finds. */
export type Look<T> = 'right' | { readonly mended: T; readonly reason: string } | Lack;
/** What nobody but the author can mend. `reason` is kept with the send, the rest is for the author. */
export type Lack = { readonly reason: string } & Pick<Finding, 'message' | 'hint' | 'setting'>;

/** A rule on the text of advertising: one look serves the send and the author's desk. */
export function textRule(given: {
  readonly id: string;
  readonly pack: Pack;
  readonly source: string;
  readonly says: string;
  readonly mail?: (mail: Mail, settings: Settings) => Look<Mail>;
  readonly sms?: (sms: TextMessage, settings: Settings) => Look<TextMessage>;
}): PolicyRule {
  const { mail, sms, ...about } = given;
  const look = (message: RenderedMessage, settings: Settings) => {
    if ('email' in message) {
      return onMessage(mail?.(message.email, settings), (email) => ({ ...message, email }));
    }
    return onMessage(sms?.(message.sms, settings), (text) => ({ ...message, sms: text }));
  };
  const channels: Channel[] = [...(mail ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])];
  return {
    ...about,
    binds: 'advertising',
    channels,
    content: ({ settings }, message) => verdictOf(look(message, settings)),
    author: ({ message, settings }) => findingsOf(look(message, settings)),
  };
}

function onMessage<T>(look: Look<T> | undefined, put: (mended: T) => RenderedMessage): Look<RenderedMessage> {
  if (look === undefined || look === 'right') return 'right';
  return 'mended' in look ? { ...look, mended: put(look.mended) } : look;
}

function verdictOf(look: Look<RenderedMessage>): ContentVerdict {
  if (look === 'right') return { verdict: 'allow' };
  if ('mended' in look) return { verdict: 'fix', message: look.mended, reason: look.reason };
  return { verdict: 'deny', reason: look.reason };
}

/** What is mended when it is sent, the author need not see to; `sojourn preview` shows it. */
function findingsOf(look: Look<RenderedMessage>): readonly Finding[] {
  if (look === 'right' || 'mended' in look) return [];
  const { reason: _, ...said } = look;
  return [{ severity: 'error', ...said }];
}
