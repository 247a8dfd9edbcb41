import { shortId } from '../hash.ts';

const OWN = 'own:';

/**
 * The id of an event that Sojourn puts on the bus, made from what it is about, so that a retry puts the same. Nobody from
 * outside may use such ids: whoever knew of a birthday could send its id ahead, and the birthday would be a duplicate.
 */
export function ownEventId(...about: readonly (string | number)[]): string {
  return `${OWN}${shortId(...about)}`;
}

export function isOwnEventId(id: string): boolean {
  return id.startsWith(OWN);
}
