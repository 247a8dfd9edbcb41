import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { enrolmentsOf } from '../enrolments/enrolments-of.ts';
import { type HeadCount, startHeadCount } from '../enrolments/head-count.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { headCountLines } from '../render/head-count.ts';
import { sayNext, toJson } from '../say.ts';
import { countWords } from '../words/number-words.ts';

export const EnrolmentsInput = DeploymentFlags.extend({ journey: z.string() });
export type EnrolmentsInput = z.infer<typeof EnrolmentsInput>;

/** How many stand where in a journey: on the way, waiting, failed, ended, with the reasons. */
export function enrolmentsCommand(input: EnrolmentsInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => enrolments(input, io, deployed));
}

async function enrolments(input: EnrolmentsInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, json } = input;
  const count = startHeadCount();
  const bar = io.progress('counting');
  let seen = 0;
  for await (const enrolment of enrolmentsOf(journey, deployed.enrolments)) {
    count.add(enrolment);
    seen += 1;
    if (seen % 1000 === 0) bar.at(0, `${countWords(seen)} enrolments`);
  }
  bar.end();
  const found = count.result();
  if (json) {
    io.out(toJson({ journey, ...found }));
    return EXIT.done;
  }
  io.out(headCountLines(journey, found, io.paint).join('\n'));
  sayNext(io, nextFor(found, `${journey} ${whereWords(input)}`));
  return EXIT.done;
}

function nextFor({ places, versions }: HeadCount, which: string): string {
  if (places.some(({ failed }) => failed > 0)) return `npx sojourn retry ${which}   # those that failed`;
  if (Object.keys(versions).length > 1) return `npx sojourn migrate ${which} --map steps.json --dry-run`;
  return `npx sojourn why <customer> ${which}   # one of them`;
}
