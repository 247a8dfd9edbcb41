import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InboundEvent } from '../core/event/definition.ts';
import type { Journey } from '../core/journey/definition.ts';
import { type EpochMs, toIso } from '../core/time/instant.ts';
import type { SimulationReport } from '../local/report.ts';
import { simulate } from '../local/simulate.ts';
import type { Project } from '../project/project.ts';
import { deploymentOf } from './deployment-of.ts';
import type { Io } from './io.ts';
import { messageFiles, type WrittenMessages } from './messages/message-files.ts';
import { journeyPicture } from './picture/journey-picture.ts';
import { countWords } from './words/number-words.ts';

export type SimulationRun = {
  readonly project: Project;
  readonly journeys: readonly Journey[];
  readonly events: Iterable<InboundEvent> | AsyncIterable<InboundEvent>;
  readonly until: EpochMs | undefined;
  readonly forDuration: string;
  readonly seed: number;
  readonly openRate: number;
  readonly clickRate: number;
  /** The folder for pictures and messages. */
  readonly out: string;
};

export type SimulationOutcome = {
  readonly report: SimulationReport;
  readonly pictures: readonly string[];
  readonly messages: readonly WrittenMessages[];
};

/** Of each step, channel and language, so that a million sends do not become a million files. */
const MESSAGES_EACH = 5;

/** Simulates with a progress bar, then writes a picture of each journey and the first of its messages. */
export async function runSimulation(run: SimulationRun, io: Io): Promise<SimulationOutcome> {
  const { project, journeys, events, until, forDuration, seed, openRate, clickRate, out } = run;
  const ids = journeys.map(({ id }) => id);
  const files = await messageFiles({ out, journeys: ids, each: MESSAGES_EACH });
  const progress = io.progress('simulating');
  const report = await simulate({
    deployment: deploymentOf(project),
    journeys: ids,
    events,
    until,
    forDuration,
    seed,
    behaviour: { openRate, clickRate },
    onProgress: ({ now, from, until: end, sends }) =>
      progress.at(
        (now - from) / Math.max(1, end - from),
        `${toIso(now).slice(0, 10)}  ${countWords(sends)} sent`,
      ),
    onMessage: files.keep,
  });
  progress.end();
  return { report, pictures: await drawPictures({ journeys, report, out }), messages: await files.finish() };
}

async function drawPictures({
  journeys,
  report,
  out,
}: {
  journeys: readonly Journey[];
  report: SimulationReport;
  out: string;
}): Promise<string[]> {
  await mkdir(out, { recursive: true });
  const drawn = journeys.flatMap((journey) => {
    const own = report.journeys.find(({ id }) => id === journey.id);
    return own === undefined
      ? []
      : [{ file: join(out, `${journey.id}.svg`), picture: journeyPicture({ journey, report: own }) }];
  });
  for (const { file, picture } of drawn) await writeFile(file, picture);
  return drawn.map(({ file }) => file);
}
