import * as z from 'zod';
import { chooseJourneys } from '../choose-journeys.ts';
import { descriptionOf } from '../describe/description.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openProject } from '../open-project.ts';
import { renderDescription } from '../render/description.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const DescribeInput = z.object({
  journeys: z.array(z.string()).default([]),
  folder: z.string().default('workflows'),
  json: z.boolean().default(false),
});
export type DescribeInput = z.infer<typeof DescribeInput>;

/** Tells journeys in plain words: who enters and how often, what happens, who leaves, what counts as success. */
export async function describeCommand(input: DescribeInput, io: Io): Promise<ExitCode> {
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const { project } = opened;
  const chosen = chooseJourneys(project, input.journeys);
  if (!chosen.ok) return sayRefusal(chosen, io, input.json);
  const told = chosen.value.map((journey) => descriptionOf(journey, project.segments));
  if (input.json) {
    io.out(toJson({ ok: true, journeys: told }));
    return EXIT.done;
  }
  io.out(told.map((one) => renderDescription(one, io.paint)).join('\n\n\n'));
  const folder = input.folder === 'workflows' ? '' : ` ${input.folder}`;
  sayNext(io, `npx sojourn compile${folder}   # with a picture of each`);
  return EXIT.done;
}
