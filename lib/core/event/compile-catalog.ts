import { canonicalJson, sha256Hex } from '../hash.ts';
import type { EventCatalog, EventFile } from './catalog.ts';

/** What the deployment writes for ingest. Titles are for people, and change no edition. */
export function compileCatalog(files: readonly EventFile[]): EventCatalog {
  const events = Object.fromEntries(files.map(({ event, properties }) => [event, { properties }]));
  return { edition: sha256Hex(canonicalJson(events)), events };
}
