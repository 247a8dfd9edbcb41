import type { EventCatalog } from './catalog.ts';
import type { InboundEvent } from './definition.ts';
import { COLLECTOR_EVENTS, OWN_EVENTS } from './own-events.ts';
import { type PropertyCheck, propertyCheck } from './property-mistakes.ts';

export type CheckedEvent =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'unknown-event' | 'invalid-properties';
      /** For people, with values out of the event: it is kept beside the event and never logged. */
      readonly detail: string;
    };

/**
 * Is the event one that the catalog knows, with properties as they should be? A catalog without any event lets all pass.
 * What Sojourn itself says, what a journey emitted and what is imported from an older system is not looked at; what every SDK
 * of the collector says (`Identified`, `Page Viewed` …) needs no file, but keeps to one that is there.
 */
export function checkEvent(event: InboundEvent, catalog: EventCatalog): CheckedEvent {
  const checks = checksOf(catalog);
  if (checks.size === 0 || event.hop > 0 || event.imported === true || OWN.has(event.event)) return PASSES;
  const check = checks.get(event.event);
  if (check === undefined) {
    if (FROM_SDKS.has(event.event)) return PASSES;
    return { ok: false, reason: 'unknown-event', detail: `there is no file for the event "${event.event}"` };
  }
  const mistakes = check(event.properties);
  if (mistakes.length === 0) return PASSES;
  return { ok: false, reason: 'invalid-properties', detail: inOneLine(mistakes) };
}

const PASSES = { ok: true } as const;
const OWN: ReadonlySet<string> = new Set(OWN_EVENTS);
const FROM_SDKS: ReadonlySet<string> = new Set(COLLECTOR_EVENTS);

const MOST_TOLD = 5;

function inOneLine(mistakes: readonly string[]): string {
  const more = mistakes.length - MOST_TOLD;
  return mistakes.slice(0, MOST_TOLD).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** A catalog is read once for each container, so that its schemas are, too. */
const known = new WeakMap<EventCatalog, ReadonlyMap<string, PropertyCheck>>();

function checksOf(catalog: EventCatalog): ReadonlyMap<string, PropertyCheck> {
  const checks =
    known.get(catalog) ??
    new Map(
      Object.entries(catalog.events).map(([name, { properties }]) => [name, propertyCheck(properties)]),
    );
  known.set(catalog, checks);
  return checks;
}
