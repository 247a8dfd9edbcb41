import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Aside, AsideCount } from '../../core/ports.ts';
import { fromIso } from '../../core/time/instant.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { table } from '../render/table.ts';
import { sayNext, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { reasonWords } from '../words/reason-words.ts';

export const EventsInput = DeploymentFlags.extend({
  /** Only this day's, one by one. */
  day: z.iso.date('must be a day such as 2026-03-02').optional(),
});
export type EventsInput = z.infer<typeof EventsInput>;

/** Shows which events were not taken in and why: how many of each kind, or those of a day one by one. */
export function eventsCommand(input: EventsInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) =>
    input.day === undefined ? sayCounts(input, io, deployed) : sayDay(input, input.day, { io, deployed }),
  );
}

const DAYS = 14;
const DAY_MS = 86_400_000;

async function sayCounts(input: EventsInput, io: Io, { clock, asides }: Deployed): Promise<ExitCode> {
  const counts = (await asides.counts(clock.now() - (DAYS - 1) * DAY_MS)).toSorted(byDayThenMost);
  if (input.json) {
    io.out(toJson({ days: DAYS, counts }));
    return EXIT.done;
  }
  const [latest] = counts;
  if (latest === undefined) {
    io.out(`${io.paint('green', '✔')} every event of the last ${DAYS} days was taken in`);
    return EXIT.done;
  }
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  io.out(`${io.paint('yellow', '!')} ${plural(all, 'event')} of the last ${DAYS} days set aside\n`);
  const rows = counts.map(({ day, name, reason, count }) => [
    day,
    printable(name),
    reasonWords(reason),
    countWords(count),
  ]);
  io.out(table(COLUMNS, rows).join('\n'));
  sayNext(io, `npx sojourn events ${whereWords(input)} --day ${latest.day}   # what exactly was wrong`);
  return EXIT.done;
}

const COLUMNS = [
  { name: 'day' },
  { name: 'event' },
  { name: 'why' },
  { name: 'how many', align: 'right' },
] as const;

function byDayThenMost(one: AsideCount, other: AsideCount): number {
  return other.day.localeCompare(one.day) || other.count - one.count;
}

const SHOWN = 50;

async function sayDay(
  input: EventsInput,
  day: string,
  { io, deployed }: { readonly io: Io; readonly deployed: Deployed },
): Promise<ExitCode> {
  const shown: Aside[] = [];
  let more = 0;
  for await (const aside of deployed.asides.of(fromIso(day))) {
    if (input.json || shown.length < SHOWN) shown.push(aside);
    else more += 1;
  }
  if (input.json) {
    io.out(toJson({ day, events: shown }));
    return EXIT.done;
  }
  for (const { id, at, name, reason, detail } of shown) {
    io.out(`${io.paint('yellow', '!')} ${momentWords(at)}  ${printable(`${name}: ${detail}`)}`);
    io.out(io.paint('dim', `  ${reasonWords(reason)} · event ${printable(id)}`));
  }
  if (shown.length === 0) io.out(`${io.paint('green', '✔')} every event of ${day} was taken in`);
  if (more > 0) io.out(`… and ${countWords(more)} more; --json names them all`);
  sayNext(io, `npx sojourn events ${whereWords(input)} --day ${day} --json   # the events as they came`);
  return EXIT.done;
}

/** What comes from outside must not move the cursor, or paint. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '·');
}
