import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** Things by their id, in the order in which they first came, that outlive the emulator when they have a file. */
export type KeptList<Thing> = {
  get(id: string): Thing | undefined;
  /** Oldest first. */
  all(): readonly Thing[];
  /** Adds it, or changes what had its id. */
  put(thing: Thing): void;
};

/**
 * @param file one JSON text a line, written behind the last; the last of an id counts
 * @param most past so many, the oldest is forgotten
 */
export function keptList<Schema extends z.ZodType<{ readonly id: string }>>(
  file: string | undefined,
  schema: Schema,
  most = Infinity,
): KeptList<z.output<Schema>> {
  const things = new Map<string, z.output<Schema>>();
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    for (const line of linesOf(file)) keep(schema.parse(JSON.parse(line)));
  }
  function keep(thing: z.output<Schema>): void {
    things.set(thing.id, thing);
    const [oldest] = things.keys();
    if (things.size > most && oldest !== undefined) things.delete(oldest);
  }
  return {
    get: (id) => things.get(id),
    all: () => [...things.values()],
    put(thing) {
      keep(thing);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(thing)}\n`);
    },
  };
}

/** What follows the last line's end was being written when the emulator was killed. */
function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}
