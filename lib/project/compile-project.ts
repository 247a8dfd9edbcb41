import { compileJourney } from '../core/journey/compile.ts';
import type { CompiledJourney, StepTask } from '../core/journey/compiled.ts';
import { segmentConditions } from '../core/segment/conditions.ts';
import type { Project } from './project.ts';

/** @param resources the ARN of each verb's function, or what the deployment will put in its place */
export function compileProject(
  project: Project,
  resources: Readonly<Record<StepTask, string>>,
): CompiledJourney[] {
  const segments = segmentConditions(project.segments);
  const messages = Object.fromEntries(Object.entries(project.messages).map(([id, { hash }]) => [id, hash]));
  return project.journeys.map(({ journey }) => compileJourney({ journey, segments, messages, resources }));
}
