import { compileAudience } from '../core/audience/compile.ts';
import type { Audience } from '../core/audience/definition.ts';
import type { EventCatalog } from '../core/event/catalog.ts';
import { compileCatalog } from '../core/event/compile-catalog.ts';
import { compileJourney } from '../core/journey/compile.ts';
import type { CompiledJourney, StepTask } from '../core/journey/compiled.ts';
import type { CompiledMessage } from '../core/message/definition.ts';
import { segmentConditions } from '../core/segment/conditions.ts';
import type { Settings } from '../core/settings.ts';
import type { Project } from './project.ts';

/** All of a project that a deployment holds. */
export type CompiledProject = {
  readonly settings: Settings;
  readonly journeys: readonly CompiledJourney[];
  /** By content hash. */
  readonly messages: Readonly<Record<string, CompiledMessage>>;
  readonly audience: Audience;
  readonly catalog: EventCatalog;
};

/** @param resources the ARN of each verb's function, or what the deployment will put in its place */
export function compileProject(
  { settings, segments, events, messages: sources, journeys: files }: Project,
  resources: Readonly<Record<StepTask, string>>,
): CompiledProject {
  const journeys = files.map(({ journey }) => journey);
  const conditions = segmentConditions(segments);
  const messages = Object.fromEntries(Object.entries(sources).map(([id, { hash }]) => [id, hash]));
  return {
    settings,
    journeys: journeys.map((journey) =>
      compileJourney({ journey, segments: conditions, messages, resources }),
    ),
    messages: Object.fromEntries(Object.values(sources).map(({ hash, compiled }) => [hash, compiled])),
    audience: compileAudience({ segments, journeys }),
    catalog: compileCatalog(events),
  };
}
