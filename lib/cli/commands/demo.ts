import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Journey } from '../../core/journey/definition.ts';
import { demoEvents } from '../../local/demo-customers.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openProject } from '../open-project.ts';
import { runSimulation } from '../run-simulation.ts';
import { sayNext, toJson } from '../say.ts';
import { saySimulation } from '../say-simulation.ts';
import { SimulationFlags } from '../simulation-flags.ts';
import { countWords } from '../words/number-words.ts';

export const DemoInput = SimulationFlags.extend({
  customers: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most a million')
    .default(2000),
});

/** The workflows that come with Sojourn, wherever the command is called from. */
const SHIPPED = fileURLToPath(new URL('../../../workflows', import.meta.url));
export type DemoInput = z.infer<typeof DemoInput>;

/** Half a year of an invented shop, always the same days, so that a seed gives the same report on any day. */
const FROM = Date.UTC(2026, 0, 5);
const UNTIL = Date.UTC(2026, 6, 6);

/**
 * What comes to everybody by the calendar (a letter each week) would be two thirds of all messages, and say nothing of how
 * customers go their ways; it is left to `simulate`.
 */
function isEnteredByDeeds({ entry }: Journey): boolean {
  return 'event' in entry || 'segment' in entry;
}

/** The shipped journeys that begin by what customers do, with invented customers: no AWS, no network. */
export async function demo(input: DemoInput, io: Io): Promise<ExitCode> {
  const opened = await openProject({ folder: SHIPPED, json: input.json }, io);
  if ('exitCode' in opened) return opened.exitCode;
  const journeys = opened.project.journeys.map(({ journey }) => journey).filter(isEnteredByDeeds);
  if (!input.json) io.out(`${countWords(input.customers)} invented customers of an invented shop:\n`);
  const events = demoEvents({ customers: input.customers, seed: input.seed, from: FROM, until: UNTIL });
  const run = { ...input, project: opened.project, journeys, events, until: UNTIL, forDuration: 'P182D' };
  const outcome = await runSimulation(run, io);
  if (input.json) {
    io.out(toJson({ ok: true, ...outcome }));
    return EXIT.done;
  }
  saySimulation(outcome, journeys, io);
  sayNext(io, 'npx sojourn simulate --help   # with your own events');
  return EXIT.done;
}
