import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { ATTRIBUTIONS, creditsOf } from '../../core/report/attribution.ts';
import { enrolmentsSince } from '../../core/report/enrolments-since.ts';
import { reportWords } from '../../core/report/words/report-words.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { creditLines } from '../render/credits.ts';
import { weeklyReportLines } from '../render/weekly-report.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const ReportInput = DeploymentFlags.extend({
  journey: z.string().optional(),
  attribution: z.enum(ATTRIBUTIONS).default('last'),
});
export type ReportInput = z.infer<typeof ReportInput>;

/** The report of the day, as it is mailed on Mondays; of one journey, which step's messages its goals are credited to. */
export function reportCommand(input: ReportInput, io: Io, open = openDeployed): Promise<ExitCode> {
  const { journey } = input;
  return onDeployment(input, { io, open }, (deployed) =>
    journey === undefined ? all(input, io, deployed) : ofJourney({ ...input, journey }, io, deployed),
  );
}

async function all(input: ReportInput, io: Io, { reports }: Deployed): Promise<ExitCode> {
  const report = await reports.latest();
  if (report === undefined) {
    const hint = 'It is made each day at five in the morning, by the clock of the company.';
    return sayRefusal(refuse('There is no report yet.', hint), io, input.json);
  }
  if (input.json) {
    io.out(toJson(report));
    return EXIT.done;
  }
  io.out(weeklyReportLines(reportWords(report, 'en'), io.paint).join('\n'));
  sayNext(io, `npx sojourn report <journey> ${whereWords(input)}   # which step brings the goals`);
  return EXIT.done;
}

/** Goals of those who entered in so many days. */
const CREDITED_DAYS = 90;

async function ofJourney(
  input: ReportInput & { journey: string },
  io: Io,
  deployed: Deployed,
): Promise<ExitCode> {
  const { journey, attribution, json } = input;
  const { journeys } = await deployed.content.registry();
  if (!journeys.some(({ id }) => id === journey)) {
    return sayRefusal(refuse(`No journey is called ${journey}.`), io, json);
  }
  const since = deployed.clock.now() - CREDITED_DAYS * 24 * 60 * 60_000;
  const goals: NonNullable<Enrolment['goal']>[] = [];
  let entered = 0;
  for await (const some of enrolmentsSince(new Map([[journey, since]]), deployed)) {
    entered += some.length;
    goals.push(...some.flatMap(({ goal }) => goal ?? []));
  }
  const credits = creditsOf(goals, attribution);
  if (json) {
    io.out(toJson({ journey, days: CREDITED_DAYS, entered, goals: goals.length, attribution, credits }));
    return EXIT.done;
  }
  const known = { journey, days: CREDITED_DAYS, entered, goals: goals.length, attribution };
  io.out(creditLines(known, credits, io.paint).join('\n'));
  const other = attribution === 'last' ? 'linear' : 'last';
  sayNext(io, `npx sojourn report ${journey} ${whereWords(input)} --attribution ${other}`);
  return EXIT.done;
}
