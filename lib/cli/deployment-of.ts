import type { Deployment } from '../local/deployment.ts';
import { LOCAL_RESOURCES } from '../local/resources.ts';
import { compileProject } from '../project/compile-project.ts';
import type { Project } from '../project/project.ts';

/** What of a project a simulation runs: the same compiled journeys and messages that a deployment would hold. */
export function deploymentOf(project: Project): Deployment {
  const messages = Object.values(project.messages).map(({ hash, compiled }) => [hash, compiled]);
  return {
    settings: project.settings,
    journeys: compileProject(project, LOCAL_RESOURCES),
    messages: Object.fromEntries(messages),
  };
}
