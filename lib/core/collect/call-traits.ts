import { isZone } from '../time/zone.ts';
import type { Call } from './call.ts';

/**
 * What a call says of the customer: the traits of `identify`, `context.traits` of all others, and the language and the zone of
 * the device. These two only where nobody is known yet, or the call is about the customer herself: else the language she chose
 * would give way to that of whichever browser she sits at.
 */
export function callTraits({ type, userId, traits, context }: Call): Readonly<Record<string, unknown>> {
  const said = type === 'identify' ? { ...bag(context['traits']), ...traits } : bag(context['traits']);
  const isHerOwnWord = type === 'identify' || userId === undefined;
  return isHerOwnWord ? { ...ofDevice(context), ...said } : said;
}

function ofDevice({ locale, timezone }: Call['context']): Readonly<Record<string, unknown>> {
  return {
    ...(typeof locale === 'string' && LOCALE.test(locale) && { locale }),
    ...(typeof timezone === 'string' &&
      timezone.length <= LONGEST_ZONE &&
      isZone(timezone) && { zone: timezone }),
  };
}

/** Language, script, region of BCP 47; `ko_KR` is written by some, and understood (see message/locale). */
const LOCALE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i;
/** The longest name of the tz database has 32 letters. */
const LONGEST_ZONE = 50;

function bag(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
