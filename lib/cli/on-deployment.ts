import * as z from 'zod';
import type { Deployed, WhichDeployment } from '../aws/deployed.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { refuse } from './refusal.ts';
import { sayRefusal } from './say.ts';

/** Which deployment a command is about. */
export const DeploymentFlags = z.object({
  stage: z.string().default('dev'),
  endpoint: z.url('must be an address such as http://127.0.0.1:4600').optional(),
  json: z.boolean().default(false),
});
type DeploymentFlags = z.infer<typeof DeploymentFlags>;

export type OpenDeployed = (which: WhichDeployment) => Promise<Deployed | undefined>;

/** Does something with a deployment, or says that there is none. */
export async function onDeployment(
  which: DeploymentFlags,
  { io, open }: { io: Io; open: OpenDeployed },
  run: (deployed: Deployed) => Promise<ExitCode>,
): Promise<ExitCode> {
  const deployed = await open(which);
  return deployed === undefined ? noDeployment(which, io) : run(deployed);
}

export function noDeployment({ stage, json }: DeploymentFlags, io: Io): ExitCode {
  const hint = 'Is it deployed in this account and Region? On this machine: --endpoint http://127.0.0.1:4600';
  return sayRefusal(refuse(`There is no deployment of stage ${stage}.`, hint), io, json);
}

/** The flags that lead to the same deployment again. */
export function whereWords({ stage, endpoint }: WhichDeployment): string {
  return `--stage ${stage}${endpoint === undefined ? '' : ` --endpoint ${endpoint}`}`;
}
