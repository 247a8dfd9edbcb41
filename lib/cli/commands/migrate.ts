import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { graphOf } from '../../core/journey/graph.ts';
import { deploymentOf } from '../deployment-of.ts';
import { chosenEnrolments } from '../enrolments/chosen.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { liveJourney } from '../live-journey.ts';
import { type MigrationPlan, startPlan } from '../migrate/plan.ts';
import { readStepMap } from '../migrate/step-map.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { openProject } from '../open-project.ts';
import { refuse } from '../refusal.ts';
import { migrationLines } from '../render/migration.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const MigrateInput = DeploymentFlags.extend({
  journey: z.string(),
  map: z.string().optional(),
  folder: z.string().default('workflows'),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});
export type MigrateInput = z.infer<typeof MigrateInput>;

/**
 * Brings those who wait in an older version of a journey over into the live one; without `--yes` only counts them. What
 * the live version looks like is read from the workflows folder, which must be what is deployed.
 */
export function migrateCommand(input: MigrateInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => migrate(input, io, deployed));
}

async function migrate(input: MigrateInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey: id, json } = input;
  const steps = await readStepMap(input.map);
  if (!steps.ok) return sayRefusal(steps, io, json);
  const live = await liveJourney(id, deployed);
  if (!live.ok) return sayRefusal(live, io, json);
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const { project } = opened;
  const { version, machine } = live.value;
  const compiled = deploymentOf(project).journeys.find(({ triggers }) => triggers.id === id);
  const written = project.journeys.find(({ journey }) => journey.id === id);
  if (written === undefined || compiled?.triggers.version !== version) {
    const hint = 'Deploy it first, or check out what is deployed.';
    return sayRefusal(
      refuse(`${id} in ${input.folder} is not the version that is live, ${version}.`, hint),
      io,
      json,
    );
  }
  const plan = startPlan({ version, graph: graphOf(written.journey), steps: steps.value });
  for await (const one of chosenEnrolments({ journey: id }, deployed)) plan.add(one);
  const found = plan.result();
  const doIt = input.yes && !input.dryRun;
  const migrated = doIt ? await moveAll(found, { version, machine }, deployed) : 0;
  return say(input, { plan: found, migrated, version }, io);
}

async function moveAll(
  { moves }: MigrationPlan,
  live: { readonly version: string; readonly machine: string },
  { enrolments }: Deployed,
): Promise<number> {
  let migrated = 0;
  for (const { enrolment, to } of moves) {
    const { leg, version } = enrolment;
    const outcome = await enrolments.migrate(enrolment, { leg, version }, { ...live, ...to });
    if (outcome === 'migrated') migrated += 1;
  }
  return migrated;
}

type Outcome = { readonly plan: MigrationPlan; readonly migrated: number; readonly version: string };

function say(input: MigrateInput, { plan, migrated, version }: Outcome, io: Io): ExitCode {
  const { journey, json, yes, dryRun, map } = input;
  if (json) {
    const moves = plan.moves.map(({ enrolment, to }) => ({
      customerId: enrolment.customerId,
      enrolmentId: enrolment.enrolmentId,
      from: { version: enrolment.version, at: enrolment.at },
      to,
    }));
    io.out(toJson({ journey, version, ...plan, moves, migrated }));
    return EXIT.done;
  }
  io.out(`${io.paint('bold', journey)}, into the live version ${version}`);
  io.out(migrationLines(plan).join('\n'));
  const which = `${journey} ${whereWords(input)}${map === undefined ? '' : ` --map ${map}`}`;
  if (yes && !dryRun) {
    io.out(`\n${io.paint('green', '✔')} ${plural(migrated, 'customer')} brought over`);
    sayNext(io, `npx sojourn enrolments ${journey} ${whereWords(input)}`);
  } else if (plan.moves.length > 0) {
    sayNext(io, `npx sojourn migrate ${which} --yes   # bring ${plural(plan.moves.length, 'customer')} over`);
  }
  return EXIT.done;
}
