import type { Pack } from './definition.ts';

/**
 * Whose law holds for a customer in any of these countries: the strictest wins, so all of them do. What mailbox providers
 * ask for holds everywhere.
 * @param countries as `countriesOf` gives them
 */
export function packsFor(countries: Iterable<string>): ReadonlySet<Pack> {
  return new Set<Pack>(['MB', ...[...countries].map((country) => PACK_OF.get(country) ?? 'ZZ')]);
}

/**
 * The European Economic Area with the parts of it that have a code of their own, and the United Kingdom with its islands,
 * which kept the same rules (Privacy and Electronic Communications Regulations 2003, reg. 22).
 */
const EUROPE =
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO ' +
  'AX GF GP MF MQ RE SJ YT GB GG IM JE';

/** The States, and the territories where their law on commerce holds. */
const UNITED_STATES = 'US AS GU MP PR UM VI';

const PACK_OF: ReadonlyMap<string, Pack> = new Map<string, Pack>([
  ['KR', 'KR'],
  ['CA', 'CA'],
  ['JP', 'JP'],
  ...UNITED_STATES.split(' ').map((country) => [country, 'US'] as const),
  ...EUROPE.split(' ').map((country) => [country, 'EU'] as const),
]);
