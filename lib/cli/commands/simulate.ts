import * as z from 'zod';
import { CHANNELS } from '../../core/channel/definition.ts';
import { type InboundEvent } from '../../core/event/definition.ts';
import { addDuration, Duration } from '../../core/time/duration.ts';
import { fromIso } from '../../core/time/instant.ts';
import { chooseJourneys } from '../choose-journeys.ts';
import { MappingFlags } from '../event-file/mapping.ts';
import { reachable } from '../event-file/reachable.ts';
import { readEventFile } from '../event-file/read-event-file.ts';
import { readMapping } from '../event-file/read-mapping.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openCommand } from '../open-command.ts';
import { openProject } from '../open-project.ts';
import { refuse } from '../refusal.ts';
import { eventFileLines } from '../render/event-file.ts';
import { runSimulation } from '../run-simulation.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { saySimulation } from '../say-simulation.ts';
import { SimulationFlags } from '../simulation-flags.ts';
import { countWords } from '../words/number-words.ts';

export const SimulateInput = SimulationFlags.extend({
  journeys: z.array(z.string()).default([]),
  folder: z.string().default('workflows'),
  events: z.string(),
  for: Duration.optional(),
  reachable: z.array(z.enum(CHANNELS, 'must be email, sms or both: email,sms')).default([]),
  mapping: MappingFlags.default({}),
});
export type SimulateInput = z.infer<typeof SimulateInput>;

/** How long after the last event, when nobody says for how long. */
const TAIL: Duration = 'P30D';

/** Lets a file of real events happen to the journeys, on a clock of its own, and shows what would have come of it. */
export async function simulateCommand(input: SimulateInput, io: Io): Promise<ExitCode> {
  const mapping = readMapping(input.mapping);
  if (!mapping.ok) return sayRefusal(mapping, io, input.json);
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const chosen = chooseJourneys(opened.project, input.journeys);
  if (!chosen.ok) return sayRefusal(chosen, io, input.json);
  const file = await readEventFile(input.events, mapping.value);
  if (!file.ok) return sayRefusal(file, io, input.json);

  const events = await collect(reachable(file.value.events, input.reachable), io);
  const tally = file.value.tally();
  if (!input.json) io.out(`${eventFileLines(input.events, tally, io.paint).join('\n')}\n`);
  const last = events.reduce((latest, { timestamp = '' }) => (timestamp > latest ? timestamp : latest), '');
  if (last === '') {
    const hint = 'Look at the reasons above; sojourn simulate --help shows how columns are named.';
    return sayRefusal(refuse(`There is no event in ${input.events} that can be used.`, hint), io, input.json);
  }
  const until = input.for === undefined ? addDuration(fromIso(last), TAIL, 'UTC') : undefined;
  const run = {
    ...input,
    project: opened.project,
    journeys: chosen.value,
    events,
    until,
    forDuration: input.for ?? TAIL,
  };
  const outcome = await runSimulation(run, io);
  if (input.json) {
    io.out(toJson({ ok: true, file: tally, ...outcome }));
    return EXIT.done;
  }
  saySimulation(outcome, chosen.value, io);
  sayNext(io, openCommand(outcome.pictures[0] ?? input.out, io.platform));
  return EXIT.done;
}

async function collect(events: AsyncIterable<InboundEvent>, io: Io): Promise<InboundEvent[]> {
  const all: InboundEvent[] = [];
  const progress = io.progress('reading');
  for await (const event of events) {
    all.push(event);
    if (all.length % 1000 === 0) progress.at(0, `${countWords(all.length)} events`);
  }
  progress.end();
  return all;
}
