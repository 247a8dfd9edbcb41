import * as z from 'zod';
import { EventFile } from '../../lib/core/event/catalog.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import { MessageFile } from '../../lib/core/message/definition.ts';
import { Segment } from '../../lib/core/segment/definition.ts';
import { Settings } from '../../lib/core/settings.ts';

/**
 * The JSON Schemas by which an editor completes and checks what a marketer writes, by file name under workflows. They
 * describe what is written, so that what has a default may be left out. Draft 7 is the newest that VS Code knows whole:
 * https://code.visualstudio.com/docs/languages/json#_json-schemas-and-settings
 */
export function editorSchemas(): Readonly<Record<string, string>> {
  return {
    'event.schema.json': textOf(EventFile),
    'journey.schema.json': textOf(Journey),
    'message.schema.json': textOf(MessageFile),
    'segment.schema.json': textOf(Segment),
    'settings.schema.json': textOf(Settings),
  };
}

function textOf(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`;
}
