import type { Channel } from '../channel/definition.ts';
import type { Consent } from '../consent/definition.ts';
import { wordsOf } from '../consent/words.ts';
import { isOn } from './choices.ts';

/** The customer refused the channel as a whole, and granted nothing on it since. */
export function refusesAll(consents: readonly Consent[], channel: Channel): boolean {
  const consent = consents.find((one) => one.channel === channel);
  if (consent?.all?.status !== 'withdrawn') return false;
  return wordsOf(consent).every(({ scope }) => !isOn(consents, channel, scope));
}
