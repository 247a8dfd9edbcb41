import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { StatesError } from './states-error.ts';

/**
 * What a Standard execution has done so far. It outlives whatever runs it: run again from its start with its journal, it
 * gets the same answers without asking again, and goes on where it stood.
 */
export type Journal = {
  /** The visits of one run, from the start. @param isOpen whether what comes now still counts */
  read(isOpen: () => boolean): Visits;
  /** What failed last is forgotten, to be tried again. */
  forgetFailure(): void;
  /** It is not needed any more. */
  discard(): void;
};

/** The next visit of a Task, a Wait or a Distributed Map, each with its state's input. */
export type Visits = (state: string, input: unknown) => Visit;
export type Visit = {
  /** What was decided as the visit began: decided once, remembered later. */
  begin(decide: () => string): string;
  /** What comes of the visit: done once, remembered later. */
  once(work: () => Promise<unknown>): Promise<unknown>;
};

/** Of an Express execution, which is gone with what runs it. */
export const visitsOfExpress: Visits = () => ({ begin: (decide) => decide(), once: (work) => work() });

/** @param file where it outlives the emulator, one JSON text a line */
export function createJournal(file: string | undefined): Journal {
  const begun = new Map<string, string>();
  const outcomes = new Map<string, Outcome>();
  let lastFailure: string | undefined;
  for (const note of file === undefined ? [] : readNotes(file)) keep(note);

  function keep(note: Note): void {
    const { key } = note;
    if ('begun' in note) begun.set(key, note.begun);
    else if ('forgotten' in note) outcomes.delete(key);
    else outcomes.set(key, note);
    if ('error' in note) lastFailure = key;
  }
  function add(note: Note): void {
    keep(note);
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(note)}\n`);
  }
  async function noted(key: string, { work, isOpen }: Work): Promise<unknown> {
    try {
      const result = (await work()) ?? null;
      if (isOpen()) add({ key, result });
      return result;
    } catch (error) {
      if (error instanceof Error && isOpen()) add({ key, error: error.name, cause: error.message });
      throw error;
    }
  }

  return {
    read(isOpen) {
      const counts = new Map<string, number>();
      return (state, input) => {
        const what = `${state} ${digestOf(input)}`;
        const count = (counts.get(what) ?? 0) + 1;
        counts.set(what, count);
        const key = `${what} ${count}`;
        return {
          begin(decide) {
            const known = begun.get(key);
            if (known !== undefined) return known;
            const decided = decide();
            add({ key, begun: decided });
            return decided;
          },
          once(work) {
            const known = outcomes.get(key);
            return known === undefined ? noted(key, { work, isOpen }) : recall(known);
          },
        };
      };
    },
    forgetFailure() {
      if (lastFailure !== undefined) add({ key: lastFailure, forgotten: true });
      lastFailure = undefined;
    },
    discard() {
      begun.clear();
      outcomes.clear();
      if (file !== undefined) rmSync(file, { force: true });
    },
  };
}

type Work = { readonly work: () => Promise<unknown>; readonly isOpen: () => boolean };

const digestOf = (input: unknown): string =>
  createHash('sha256').update(JSON.stringify(input)).digest('base64url');

async function recall(outcome: Outcome): Promise<unknown> {
  if ('error' in outcome) throw new StatesError(outcome.error, outcome.cause);
  return outcome.result;
}

const Failed = z.object({ key: z.string(), error: z.string(), cause: z.string() });
const Succeeded = z.object({ key: z.string(), result: z.json() });
const Note = z.union([
  z.object({ key: z.string(), begun: z.string() }),
  z.object({ key: z.string(), forgotten: z.literal(true) }),
  Failed,
  Succeeded,
]);
type Note = Exclude<z.infer<typeof Note>, { result: unknown }> | Extract<Outcome, { result: unknown }>;
type Outcome = z.infer<typeof Failed> | { readonly key: string; readonly result: unknown };

/** What follows the last line's end was being written when the emulator was killed. */
function readNotes(file: string): readonly Note[] {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => Note.parse(JSON.parse(line)));
}
