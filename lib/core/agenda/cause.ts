import type { CustomerEvent } from '../event/definition.ts';

/**
 * Why an agenda is reviewed: an event was kept with these traits (`quiet`: out of an older history, it changes but is no
 * news) · an `update` step set traits · something was due · messages went out, were opened or clicked · a walk over all
 * customers after a new audience was deployed.
 */
export type Cause =
  | { readonly event: CustomerEvent; readonly traits: readonly string[]; readonly quiet?: boolean }
  | { readonly traits: readonly string[]; readonly hop: number }
  | 'due'
  | 'messages'
  | 'walk';

export function eventOf(cause: Cause): CustomerEvent | undefined {
  return typeof cause === 'object' && 'event' in cause ? cause.event : undefined;
}

/** How far what the cause changes is from an event from outside, as AgendaNews has it; undefined where time alone changed it. */
export function hopOf(cause: Cause): number | undefined {
  if (typeof cause !== 'object') return undefined;
  return 'event' in cause ? cause.event.hop + 1 : cause.hop;
}

/** The traits that the customer's zone is read from (time/zone-of). */
const ZONE_TRAITS = new Set(['zone', 'phone', 'country']);

export function movesZone(traits: readonly string[]): boolean {
  return traits.some((name) => ZONE_TRAITS.has(name));
}
