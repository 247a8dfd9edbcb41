import * as z from 'zod';
import { readDocument } from '../../core/document/read.ts';
import { JsonObject } from '../../core/json.ts';
import type { MessageFile } from '../../core/message/definition.ts';
import { readText } from '../../project/text-file.ts';
import { type Accepted, refuse } from '../refusal.ts';

type Sample = MessageFile['samples'][number];

const SampleFile = z.strictObject({ customer: JsonObject, entry: JsonObject.default({}) });

/**
 * Whom a message is written to.
 * @param which the number of one of the message's own samples, from 1, or a JSON file: `{ "customer": { … }, "entry": { … } }`
 */
export async function readSample(which: string, samples: readonly Sample[]): Promise<Accepted<Sample>> {
  if (/^\d+$/.test(which)) {
    const sample = samples[Number(which) - 1];
    if (sample !== undefined) return { ok: true, value: sample };
    return refuse(
      `There is no sample ${which}.`,
      `message.json has ${samples.length}; or name a file: --customer mina.json`,
    );
  }
  const text = await readText(which);
  if (text === undefined) return refuse(`There is no file ${which}.`);
  const read = readDocument({ text, file: which, schema: SampleFile });
  if (read.ok) return read;
  const [first] = read.diagnostics;
  const line = first?.place === undefined ? '' : `:${first.place.line}`;
  return refuse(
    `${which}${line}: ${first?.message ?? 'it cannot be read'}`,
    'It looks like this: { "customer": { "firstName": "Mina" }, "entry": { "total": 42 } }',
  );
}
