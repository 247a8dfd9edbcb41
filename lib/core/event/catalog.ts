import * as z from 'zod';
import { EventName } from '../journey/entry.ts';
import { LocalizedText } from '../localized-text.ts';
import { PropertySchema } from './property-schema.ts';

/** `workflows/events/<name>.json`: an event that other systems send, and how its properties look. */
export const EventFile = z
  .strictObject({
    $schema: z.string().optional(),
    event: EventName,
    title: LocalizedText.describe('what it means, for colleagues'),
    properties: PropertySchema.default({}).describe('JSON Schema of the properties'),
  })
  .meta({ id: 'EventFile', title: 'Sojourn event' });
export type EventFile = z.infer<typeof EventFile>;

/**
 * All events that are known, by name. Written by the deployment under its edition, the hash of its content. Without a
 * single file every event is taken as it comes.
 */
export const EventCatalog = z.object({
  edition: z.string(),
  events: z.record(z.string(), z.object({ properties: PropertySchema })),
});
export type EventCatalog = z.infer<typeof EventCatalog>;
