import { isPinpoint, PINPOINT, PINPOINT_TRAITS } from './pinpoint.ts';

export const CUSTOMER = 'customerId';

/** Traits that Sojourn itself looks at, and names: columns called so mean them. */
export const OWN_TRAITS = [
  'email',
  'phone',
  'locale',
  'zone',
  'country',
  'preferredChannel',
  'firstName',
  'lastName',
];

/** The fields of JSON lines that need no flag: Pinpoint's where the lines are its, else Sojourn's own. */
export function fieldNames(has: (name: string) => boolean): readonly string[] {
  const pinpoint = Object.values(PINPOINT);
  if (isPinpoint(pinpoint.filter(has))) return [...pinpoint, ...PINPOINT_TRAITS.map(({ column }) => column)];
  return [CUSTOMER, ...OWN_TRAITS];
}
