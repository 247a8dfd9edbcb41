import { CHANNELS } from '../../../channel/definition.ts';
import { alsoGranted } from '../../../consent/decide.ts';
import type { Consent } from '../../../consent/definition.ts';
import type { RenderedMessage } from '../../../message/render-for.ts';
import type { PolicyRule } from '../../definition.ts';
import { linksIn } from '../../text/links-in.ts';
import { pagePrefix } from '../../text/one-click-address.ts';

export const eu4: PolicyRule = {
  id: 'EU-4',
  pack: 'EU',
  source: 'Directive 2002/58/EC art. 5(3)',
  says: 'Opens and clicks are noted only with consent to that.',
  binds: 'everything',
  channels: CHANNELS,
  content: ({ consent }, message) => {
    if (allowsTracking(consent)) return { verdict: 'allow' };
    if (countsClicks(message)) return { verdict: 'deny', reason: 'clicks-counted-without-consent' };
    if (!('email' in message) || !message.email.trackOpens) return { verdict: 'allow' };
    const untracked = { ...message, email: { ...message.email, trackOpens: false } };
    return { verdict: 'fix', message: untracked, reason: 'opens-not-noted' };
  },
};

function allowsTracking(consent: Consent | undefined): boolean {
  return alsoGranted(consent, 'tracking');
}

/** Of e-mails whose header lines tell where our pages are. */
function countsClicks(message: RenderedMessage): boolean {
  if (!('email' in message)) return false;
  const prefix = pagePrefix(message.email, 'c');
  return prefix !== undefined && linksIn(message.email.html).some((link) => link.startsWith(prefix));
}
