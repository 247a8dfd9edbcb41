import { deploymentOf } from '../../lib/cli/deployment-of.ts';
import type { Deployment } from '../../lib/local/deployment.ts';
import { loadProject } from '../../lib/project/load.ts';

/** What a deployment of this repository's own workflows folder would hold. */
export async function shippedProject(): Promise<Deployment> {
  const read = await loadProject('workflows');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return deploymentOf(read.value);
}
