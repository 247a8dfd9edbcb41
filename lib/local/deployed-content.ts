import { MissingContentError } from '../core/errors.ts';
import type { CompiledJourney, Registry } from '../core/journey/compiled.ts';
import type { Content } from '../core/ports.ts';
import type { Deployment } from './deployment.ts';

/** The deployment, as the tasks read it. @param newcomers ids of the journeys that can be entered */
export function deployedContent(deployment: Deployment, newcomers: readonly string[]): Content {
  const { settings, audience, catalog } = deployment;
  const registry: Registry = {
    settings,
    journeys: newcomers.map((id) => {
      const { triggers, life, kpi } = journeyNamed(deployment, id);
      return { id, version: triggers.version, machine: machineOf(triggers), life, ...(kpi && { kpi }) };
    }),
    audience: audience.edition,
    catalog: catalog.edition,
  };
  return {
    async registry() {
      return registry;
    },
    async triggers(journeyId, version) {
      const { triggers } = journeyNamed(deployment, journeyId);
      if (triggers.version !== version)
        throw new MissingContentError(`journey ${journeyId} has no version ${version}`);
      return triggers;
    },
    async message(hash) {
      const message = deployment.messages[hash];
      if (message === undefined) throw new MissingContentError(`no message has the hash ${hash}`);
      return message;
    },
    async audience(edition) {
      if (audience.edition !== edition) throw new MissingContentError(`there is no audience ${edition}`);
      return audience;
    },
    async catalog(edition) {
      if (catalog.edition !== edition) throw new MissingContentError(`there is no catalog ${edition}`);
      return catalog;
    },
  };
}

/** The name of a version's machine; an ARN on AWS. */
export function machineOf({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`;
}

function journeyNamed(deployment: Deployment, id: string): CompiledJourney {
  const journey = deployment.journeys.find((one) => one.triggers.id === id);
  if (journey === undefined) throw new MissingContentError(`there is no journey ${id}`);
  return journey;
}
