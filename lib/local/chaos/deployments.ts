import { compileAudience } from '../../core/audience/compile.ts';
import type { Audience } from '../../core/audience/definition.ts';
import { MissingContentError } from '../../core/errors.ts';
import { compileCatalog } from '../../core/event/compile-catalog.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { CompiledJourney, StateMachine } from '../../core/journey/compiled.ts';
import { Journey } from '../../core/journey/definition.ts';
import { JourneyLife } from '../../core/journey/life.ts';
import type { Content } from '../../core/ports.ts';
import { Segment } from '../../core/segment/definition.ts';
import { Settings } from '../../core/settings.ts';
import { machineOf } from '../deployed-content.ts';
import { LOCAL_RESOURCES } from '../resources.ts';
import { AUDIENCE_JOURNEYS, SEGMENT_FILES } from './scenario-audience.ts';
import { SCENARIO_JOURNEYS } from './scenario-journeys.ts';
import { scenarioMessages } from './scenario-messages.ts';

/** Before the edit and after it. */
const EDITIONS = ['e1', 'e2'] as const;

/** No hours for texts but the law's, so that the law alone is tested; for mail, the company's own. */
export const QUIET_MAIL = { fromHour: 23, toHour: 6 } as const;

const SETTINGS = Settings.parse({
  country: 'DE',
  brand: {
    name: 'Maru',
    address: 'Beispielstr. 1, 10115 Berlin',
    site: 'https://shop.example',
    contact: 'hi@shop.example',
    refusal: '080-000-0000',
  },
  email: { from: 'Maru <hello@shop.example>' },
  sms: { senderId: 'Maru', perSecond: 8, relayCertificate: 'KR-0000' },
  topics: { offers: { title: 'Offers' }, club: { title: 'Club' } },
  quietHours: { email: { from: '23:00', to: '06:00' } },
  caps: [
    { atMost: 4, per: 'PT48H' },
    { channel: 'sms', atMost: 2, per: 'PT24H' },
  ],
  locale: 'en',
  zone: 'Europe/Berlin',
});

/** Caps as the settings say, in the oracle's own words. */
export const LIMITS = [
  { atMost: 4, perMs: 48 * 3_600_000 },
  { channel: 'sms', atMost: 2, perMs: 24 * 3_600_000 },
] as const;

export type Deployments = {
  readonly content: Content;
  /** Machines of all versions, by name. */
  readonly machines: ReadonlyMap<string, StateMachine>;
  readonly journeyIds: readonly string[];
  /** The second edition takes newcomers from now on. */
  edit(): void;
};

/** Two deployments, one after the other; who is inside finishes what he entered. */
export function createDeployments(): Deployments {
  const editions = EDITIONS.map(compiled);
  const all = editions.flatMap(({ journeys }) => journeys);
  const messages = new Map(editions.flatMap(({ byHash }) => Object.entries(byHash)));
  let current = editions[0];
  return {
    machines: new Map(all.map(({ triggers, machine }) => [machineOf(triggers), machine])),
    journeyIds: [...new Set(all.map(({ triggers }) => triggers.id))],
    edit() {
      current = editions[1];
    },
    content: {
      async registry() {
        const journeys = (current?.journeys ?? []).map(({ triggers }) => triggers);
        return {
          settings: SETTINGS,
          journeys: journeys.map(({ id, version }) => ({
            id,
            version,
            machine: machineOf({ id, version }),
            life: JourneyLife.parse({}),
          })),
          audience: current?.audience.edition ?? '',
          catalog: CATALOG.edition,
        };
      },
      async audience(edition) {
        const found = editions.find(({ audience }) => audience.edition === edition);
        if (found === undefined) throw new MissingContentError(`there is no audience ${edition}`);
        return found.audience;
      },
      catalog: async () => CATALOG,
      async triggers(id, version) {
        const found = all.find(({ triggers }) => triggers.id === id && triggers.version === version);
        if (found === undefined) throw new MissingContentError(`there is no ${id}@${version}`);
        return found.triggers;
      },
      async message(hash) {
        const message = messages.get(hash);
        if (message === undefined) throw new MissingContentError(`no message has the hash ${hash}`);
        return message;
      },
    },
  };
}

const FILES = [...SCENARIO_JOURNEYS, ...AUDIENCE_JOURNEYS].map((file) => Journey.parse(file));
const CATALOG = compileCatalog([]);

function compiled(
  edition: string,
  index: number,
): {
  journeys: CompiledJourney[];
  audience: Audience;
  byHash: ReturnType<typeof scenarioMessages>['byHash'];
} {
  const { byHash, hashes } = scenarioMessages(edition);
  const journeys = FILES.map((journey) =>
    compileJourney({
      journey,
      segments: {},
      messages: hashes,
      resources: LOCAL_RESOURCES,
    }),
  );
  const files = Object.entries(SEGMENT_FILES[index] ?? {});
  const segments = Object.fromEntries(files.map(([id, file]) => [id, Segment.parse(file)]));
  return { journeys, audience: compileAudience({ segments, journeys: FILES }), byHash };
}
