import type { Deployed } from '../../../lib/aws/deployed.ts';
import { deploymentOf } from '../../../lib/cli/deployment-of.ts';
import type { Run } from '../../../lib/core/enrolment/definition.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';
import type { DueSend } from '../../../lib/core/ports.ts';
import { deployedContent } from '../../../lib/local/deployed-content.ts';
import type { Deployment } from '../../../lib/local/deployment.ts';
import { createMemoryStores } from '../../../lib/local/memory-stores.ts';
import { loadProject } from '../../../lib/project/load.ts';
import { aWorkflowsFolder, type Files } from '../../project/a-workflows-folder.ts';
import { listeningIo } from '../listening-io.ts';

/** Noon of a Monday. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** What a workflows folder is deployed as: one journey, `welcome`, but for the files given. */
export async function aProject(files: Files = {}): Promise<{ folder: string; deployment: Deployment }> {
  const folder = await aWorkflowsFolder(files);
  const read = await loadProject(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics, null, 2));
  return { folder, deployment: deploymentOf(read.value) };
}

/** A deployment on stores in memory; what it was handed, told and let run; and a terminal. */
export function aDeployed({ deployment }: { deployment?: Deployment } = {}) {
  const stores = createMemoryStores();
  const handed: DueSend[] = [];
  const published: InboundEvent[] = [];
  const started: { machine: string; run: Run }[] = [];
  const deployed: Deployed = {
    ...stores,
    clock: { now: () => NOON },
    sendQueue: { settleAt: async (due) => void handed.push(...due) },
    content: deployment === undefined ? NOTHING_DEPLOYED : contentOf(deployment),
    publisher: {
      publish: async (event) => void published.push(event),
      publishAll: async (events) => void published.push(...events),
    },
    runner: { start: async (machine, run) => void started.push({ machine, run }) },
  };
  return { stores, handed, published, started, open: async () => deployed, terminal: listeningIo() };
}

function contentOf(deployment: Deployment): Deployed['content'] {
  const ids = deployment.journeys.map(({ triggers }) => triggers.id);
  return deployedContent(deployment, ids);
}

const nothing = () => Promise.reject(new Error('this test deployed nothing'));
const NOTHING_DEPLOYED: Deployed['content'] = {
  registry: nothing,
  triggers: nothing,
  message: nothing,
  audience: nothing,
  catalog: nothing,
};
