import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ENGLISH } from '../../core/experiment/words/english.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { ExperimentResults } from '../experiment-results.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { resultsLines } from '../render/results.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const ResultsInput = DeploymentFlags.extend({ journey: z.string(), pictures: z.string().optional() });
export type ResultsInput = z.infer<typeof ResultsInput>;

/** The experiments of a journey; undefined where the journey is not known. */
export type ReadResults = (input: ResultsInput) => Promise<readonly ExperimentResults[] | undefined>;

/** Shows what a journey's experiments found: the verdict in a sentence, a table, and pictures where a folder is given. */
export async function resultsCommand(input: ResultsInput, io: Io, read: ReadResults): Promise<ExitCode> {
  const { journey, json, pictures } = input;
  const experiments = await read(input);
  if (experiments === undefined || experiments.length === 0) {
    const hint = 'A/B tests are steps of a journey: "experiment" in its file.';
    const message =
      experiments === undefined ? `No journey is called ${journey}.` : `Journey ${journey} has no A/B test.`;
    return sayRefusal(refuse(message, hint), io, json);
  }
  const files = pictures === undefined ? [] : await draw(experiments, pictures);
  if (json) {
    io.out(toJson({ journey, experiments, pictures: files }));
    return EXIT.done;
  }
  for (const experiment of experiments)
    io.out(['', ...resultsLines(experiment, ENGLISH, io.paint)].join('\n'));
  for (const file of files) io.out(`${io.paint('green', '✔')} ${file}`);
  const again = `npx sojourn results ${journey} ${whereWords(input)}`;
  sayNext(
    io,
    files.length > 0
      ? `${again} --json   # the same facts`
      : `${again} --pictures out   # lift over time, funnel`,
  );
  return EXIT.done;
}

async function draw(experiments: readonly ExperimentResults[], folder: string): Promise<string[]> {
  // A sixth of a second to import: only for those who want pictures.
  const { funnelPicture, liftPicture } = await import('../render/results-picture.ts');
  await mkdir(folder, { recursive: true });
  const drawn = experiments.flatMap((experiment) => [
    { file: join(folder, `${experiment.stepId}-lift.svg`), picture: liftPicture(experiment, ENGLISH) },
    { file: join(folder, `${experiment.stepId}-funnel.svg`), picture: funnelPicture(experiment, ENGLISH) },
  ]);
  const files: string[] = [];
  for (const { file, picture } of drawn) {
    if (picture === undefined) continue;
    await writeFile(file, picture);
    files.push(file);
  }
  return files;
}
