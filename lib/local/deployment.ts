import type { Audience } from '../core/audience/definition.ts';
import type { EventCatalog } from '../core/event/catalog.ts';
import type { CompiledJourney } from '../core/journey/compiled.ts';
import type { CompiledMessage } from '../core/message/definition.ts';
import type { Settings } from '../core/settings.ts';

/** All that the simulator is given of a project: what a deployment would put on AWS. Messages by their content hash. */
export type Deployment = {
  readonly settings: Settings;
  readonly journeys: readonly CompiledJourney[];
  readonly messages: Readonly<Record<string, CompiledMessage>>;
  readonly audience: Audience;
  readonly catalog: EventCatalog;
};
