import { compileAudience } from '../lib/core/audience/compile.ts';
import type { Run } from '../lib/core/enrolment/definition.ts';
import { compileCatalog } from '../lib/core/event/compile-catalog.ts';
import type { InboundEvent } from '../lib/core/event/definition.ts';
import { compileJourney } from '../lib/core/journey/compile.ts';
import { Journey } from '../lib/core/journey/definition.ts';
import type { CompiledMessage } from '../lib/core/message/definition.ts';
import { Settings } from '../lib/core/settings.ts';
import { ingest } from '../lib/core/tasks/ingest.ts';
import { toIso } from '../lib/core/time/instant.ts';
import { countedIds } from '../lib/local/counted-ids.ts';
import { deployedContent } from '../lib/local/deployed-content.ts';
import type { Deployment } from '../lib/local/deployment.ts';
import { createLegMachines } from '../lib/local/leg-machines.ts';
import { createMemoryStores } from '../lib/local/memory-stores.ts';
import { SIMULATED_PAGES } from '../lib/local/pages.ts';
import { LOCAL_RESOURCES } from '../lib/local/resources.ts';
import type { SimulatedPorts } from '../lib/local/simulated-ports.ts';
import { stepTasks } from '../lib/local/step-tasks.ts';
import { createTally } from '../lib/local/tally.ts';
import { createVirtualClock } from '../lib/local/virtual-clock.ts';

export type IngestToSend = {
  readonly entries: number;
  /** Of this process, user and system: from the event to the end of the leg, which is just after the accepted send. */
  readonly cpuMsPerEntry: number;
  /** Calls of the stores, each of which is one DynamoDB request. What Lambda keeps in memory (content) is not counted. */
  readonly storageRequestsPerEntry: number;
  /** By name, for one entry. */
  readonly requests: Readonly<Record<string, number>>;
};

/** Parcelvoy doing the same on the same machine (Node, MySQL, Redis): event → gate → A/B split → e-mail. */
export const PARCELVOY = { cpuMsPerEntry: 34.9, storageRequestsPerEntry: 57 } as const;

/**
 * New customers enter a journey, pass a gate and an A/B split, and get an e-mail: ingest, compiled machine, ledger.
 * Without AWS: the CPU of the SDK, of Lambda and of Step Functions themselves is not in it, only that of the stand-in.
 */
export async function ingestToSend(entries: number): Promise<IngestToSend> {
  const bench = prepare();
  for (let number = 0; number < 500; number += 1) await bench.enter(`warm-up-${number}`);
  bench.requests.clear();
  bench.accepted.length = 0;

  const before = process.cpuUsage();
  for (let number = 0; number < entries; number += 1) await bench.enter(`customer-${number}`);
  const { user, system } = process.cpuUsage(before);

  if (bench.accepted.length !== entries)
    throw new Error(`${entries} entries led to ${bench.accepted.length} sends`);
  const perEntry = [...bench.requests].map(([name, count]) => [name, count / entries] as const);
  return {
    entries,
    cpuMsPerEntry: (user + system) / 1000 / entries,
    storageRequestsPerEntry: perEntry.reduce((sum, [, count]) => sum + count, 0),
    requests: Object.fromEntries(perEntry),
  };
}

function prepare() {
  const requests = new Map<string, number>();
  const accepted: string[] = [];
  const legs: { machine: string; run: Run }[] = [];
  const stores = createMemoryStores();
  const clock = createVirtualClock(NOW);
  const counted = <Store extends object>(name: string, store: Store) => counting(name, store, requests);
  const accept = async ({ sendId }: { sendId: string }) => {
    accepted.push(sendId);
    return { outcome: 'accepted', providerMessageId: sendId } as const;
  };
  const ports: SimulatedPorts = {
    customers: counted('customers', stores.customers),
    enrolments: counted('enrolments', stores.enrolments),
    agendas: counted('agendas', stores.agendas),
    asides: counted('asides', stores.asides),
    sends: counted('sends', stores.sends),
    suppressions: counted('suppressions', stores.suppressions),
    journeys: counted('journeys', stores.journeys),
    pace: counted('pace', stores.pace),
    experiments: counted('experiments', stores.experiments),
    wheel: counted('wheel', stores.wheel),
    reports: counted('reports', stores.reports),
    clock,
    content: deployedContent(deployment, ['bench']),
    sender: { email: accept, sms: accept },
    runner: { start: async (machine, run) => void legs.push({ machine, run }) },
    publisher: { publish: async () => {}, publishAll: async () => {} },
    wakeQueue: { wakeAt: async () => {} },
    sendQueue: { settleAt: async () => {} },
    reviewQueue: { reviewAt: async () => {} },
    walks: { start: async () => {} },
    pages: SIMULATED_PAGES,
    ids: countedIds(),
    alarms: { raise: async () => {} },
    news: { tell: async () => {} },
  };
  const machines = createLegMachines({
    journeys: deployment.journeys,
    tasks: stepTasks(ports),
    tally: createTally(),
    clock,
    random: () => 0,
    onEnd: async () => {},
  });
  const enter = async (customerId: string) => {
    await ingest(signUp(customerId), ports);
    for (const leg of legs.splice(0)) await machines(leg.machine, leg.run);
  };
  return { enter, requests, accepted };
}

/** The store, with a count of each of its functions' calls. */
function counting<Store extends object>(name: string, store: Store, requests: Map<string, number>): Store {
  return new Proxy(store, {
    get(target, key, receiver) {
      const request = `${name}.${String(key)}`;
      requests.set(request, (requests.get(request) ?? 0) + 1);
      return Reflect.get(target, key, receiver);
    },
  });
}

const NOW = Date.parse('2026-03-05T10:00:00Z');

function signUp(customerId: string): InboundEvent {
  return {
    messageId: `sign-up-${customerId}`,
    event: 'Signed Up',
    customerId,
    timestamp: toIso(NOW),
    properties: { plan: 'plus' },
    traits: { firstName: 'Ada', email: `${customerId}@mail.example`, locale: 'en', zone: 'Europe/Berlin' },
    consent: { email: 'granted' },
    hop: 0,
  };
}

const send = (id: string) => [{ id, send: { message: 'hello', channel: 'email' } }];
const journey = Journey.parse({
  id: 'bench',
  title: 'Bench',
  stage: 'consideration',
  purpose: 'marketing',
  entry: { event: 'Signed Up' },
  steps: [
    {
      id: 'gate',
      branch: [{ when: { not: { entry: 'plan', equals: 'plus' } }, steps: [{ id: 'out', exit: 'no-plus' }] }],
    },
    {
      id: 'split',
      experiment: {
        variants: [
          { id: 'one', weight: 50, steps: send('mail-one') },
          { id: 'two', weight: 50, steps: send('mail-two') },
        ],
      },
    },
  ],
});

const html = `<html><body>${'<p>Hello {{ customer.firstName | default: "you" }}, welcome to {{ brand.name }}.</p>'.repeat(20)}<p>{{ brand.address }}, {{ brand.contact }} <a href="{{ links.unsubscribe }}">Unsubscribe</a></p></body></html>`;
const message: CompiledMessage = {
  id: 'hello',
  topic: 'tips',
  urgency: 'detail',
  critical: false,
  email: {
    en: {
      subject: 'Hello {{ customer.firstName | default: "you" }}',
      html,
      text: 'Hello\n{{ brand.name }}, {{ brand.address }}, {{ brand.contact }}\nUnsubscribe: {{ links.unsubscribe }}',
    },
  },
  sms: {},
};
const deployment: Deployment = {
  settings: Settings.parse({
    country: 'DE',
    brand: { name: 'Shop', address: '1 High Street', contact: 'hello@shop.example' },
    email: { from: 'Shop <hello@shop.example>' },
  }),
  journeys: [
    compileJourney({ journey, segments: {}, messages: { hello: 'hash' }, resources: LOCAL_RESOURCES }),
  ],
  messages: { hash: message },
  audience: compileAudience({ segments: {}, journeys: [journey] }),
  catalog: compileCatalog([]),
};
