import { compileAudience } from '../../lib/core/audience/compile.ts';
import type { Enrolment } from '../../lib/core/enrolment/definition.ts';
import { compileCatalog } from '../../lib/core/event/compile-catalog.ts';
import { InboundEvent } from '../../lib/core/event/definition.ts';
import { compileJourney } from '../../lib/core/journey/compile.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import { Segment } from '../../lib/core/segment/definition.ts';
import { Settings } from '../../lib/core/settings.ts';
import type { Deployment } from '../../lib/local/deployment.ts';
import { LOCAL_RESOURCES } from '../../lib/local/resources.ts';
import { createTally } from '../../lib/local/tally.ts';
import { createWorld } from '../../lib/local/world.ts';
import type { Stores } from '../contract/stores.ts';

/** A way into or out of a segment, as it was written. */
export type Change = {
  readonly customerId: string;
  readonly segment: string;
  readonly change: 'entered' | 'left';
  /** The clock at the writing. */
  readonly writtenAt: number;
  /** The instant that was written: from then on she is in it. */
  readonly since: number | undefined;
};

export type Files = {
  /** By id, the `when` of each. */
  readonly segments: Readonly<Record<string, object>>;
  /** By id, without what is the same for all. */
  readonly journeys: Readonly<
    Record<
      string,
      { readonly entry: object; readonly steps: readonly object[]; readonly exit?: readonly object[] }
    >
  >;
  readonly zone: string;
};

/** The production tasks over some stores, on a virtual clock, and what they wrote of segments and entries. */
export function aReplay({ files, stores, start }: { files: Files; stores: Stores; start: number }) {
  const changes: Change[] = [];
  const entries: (Enrolment & { readonly at: string })[] = [];
  const { agendas, enrolments } = stores;
  const world = createWorld({
    deployment: deploymentOf(files),
    stores: {
      ...stores,
      agendas: {
        ...agendas,
        async write(agenda, change) {
          const outcome = await agendas.write(agenda, change);
          const { customerId, segments } = agenda;
          const note = (segment: string, way: Change['change']) =>
            changes.push({
              customerId,
              segment,
              change: way,
              writtenAt: world.clock.now(),
              since: segments[segment],
            });
          if (outcome === 'written') for (const one of change.entered) note(one, 'entered');
          if (outcome === 'written') for (const one of change.left) note(one, 'left');
          return outcome;
        },
      },
      enrolments: {
        ...enrolments,
        async enrol(enrolment, ...rest) {
          const outcome = await enrolments.enrol(enrolment, ...rest);
          if (outcome === 'enrolled') entries.push(enrolment);
          return outcome;
        },
      },
    },
    journeys: Object.keys(files.journeys),
    start,
    seed: 1,
    behaviour: { clickRate: 0, openRate: 0 },
    tally: createTally(),
    onMessage: () => {},
  });
  return {
    changes,
    entries,
    runUntil: (until: number) => world.clock.runUntil(until),
    arrive(event: Partial<InboundEvent>, at: number) {
      const inbound = InboundEvent.parse(event);
      world.clock.at(at, async () => void (await world.ingest(inbound)));
    },
    async memberships(customerId: string): Promise<readonly string[]> {
      const { agenda } = await stores.customers.customer(customerId);
      return Object.keys(agenda.segments).toSorted();
    },
  };
}

function deploymentOf({ segments, journeys, zone }: Files): Deployment {
  const read = Object.entries(journeys).map(([id, part]) =>
    Journey.parse({ id, title: id, stage: 'decision', purpose: 'marketing', ...part }),
  );
  const named = Object.fromEntries(
    Object.entries(segments).map(([id, when]) => [id, Segment.parse({ id, title: id, when })]),
  );
  const conditions = Object.fromEntries(Object.entries(named).map(([id, { when }]) => [id, when]));
  return {
    settings: Settings.parse({
      country: 'GB',
      brand: { name: 'Shop', address: '1 High Street' },
      email: { from: 'Shop <hello@shop.example>' },
      zone,
    }),
    journeys: read.map((journey) =>
      compileJourney({ journey, segments: conditions, messages: {}, resources: LOCAL_RESOURCES }),
    ),
    messages: {},
    audience: compileAudience({ segments: named, journeys: read }),
    catalog: compileCatalog([]),
  };
}
