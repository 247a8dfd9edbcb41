/** A moment as milliseconds since 1970-01-01T00:00Z. Storage and JSON carry ISO 8601 in UTC; nothing else does. */
export type EpochMs = number;

/** `2026-11-23T09:00:00.000Z`: fixed width, so that text order is time order. */
export function toIso(instant: EpochMs): string {
  return new Date(instant).toISOString();
}

/** The inverse of {@link toIso}; the text is ISO 8601 with a zone. */
export function fromIso(text: string): EpochMs {
  return Date.parse(text);
}
