import type { Deployment } from '../local/deployment.ts';
import { LOCAL_RESOURCES } from '../local/resources.ts';
import { compileProject } from '../project/compile-project.ts';
import type { Project } from '../project/project.ts';

/** What of a project a simulation runs: the same that a deployment would hold. */
export function deploymentOf(project: Project): Deployment {
  return compileProject(project, LOCAL_RESOURCES);
}
