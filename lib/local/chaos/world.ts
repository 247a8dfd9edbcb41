import type { InboundEvent } from '../../core/event/definition.ts';
import type { DeliveryEvent } from '../../core/event/delivery.ts';
import { parseInboundEvent } from '../../core/event/parse.ts';
import type { DueAgenda, DueEnrolment, DueSend } from '../../core/ports.ts';
import type { InboundText } from '../../core/reply/inbound-text.ts';
import type { Walked } from '../../core/schedule/walked.ts';
import { ingest } from '../../core/tasks/ingest.ts';
import type { WalkPage } from '../../core/tasks/input.ts';
import { recordDelivery } from '../../core/tasks/record-delivery.ts';
import { recordReply } from '../../core/tasks/record-reply.ts';
import { reviewDue } from '../../core/tasks/review-agenda.ts';
import { settleSend } from '../../core/tasks/settle-send.ts';
import { tick } from '../../core/tasks/tick.ts';
import { wake } from '../../core/tasks/wake.ts';
import { walkCustomers } from '../../core/tasks/walk-customers.ts';
import { watchSending } from '../../core/tasks/watch-sending.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { countedIds } from '../counted-ids.ts';
import { BUS_MS, deliveredBySqs } from '../latency.ts';
import { createMemoryStores, type MemoryStores } from '../memory-stores.ts';
import { SIMULATED_PAGES } from '../pages.ts';
import { randomStream } from '../random.ts';
import type { SimulatedPorts } from '../simulated-ports.ts';
import { simulatedWalks } from '../simulated-walks.ts';
import { DAYS_OF_DEEDS } from './deeds.ts';
import { createDeployments, LIMITS, QUIET_MAIL } from './deployments.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFunctions, type Outcome } from './functions.ts';
import { createLegs } from './legs.ts';
import type { Violation } from './oracle/definition.ts';
import { createOracle, type Oracle } from './oracle/oracle.ts';
import { createOutside, type Occasion, type Outside } from './outside.ts';
import { type Customer, createPeople } from './people.ts';
import { createProvider } from './provider.ts';
import { createQueue } from './queue.ts';
import { createReaders } from './readers.ts';
import { SCENARIO_MESSAGES } from './scenario-journeys.ts';
import type { Setting } from './setting.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createTrace, type Trace } from './trace.ts';

export type ChaosWorld = {
  readonly from: EpochMs;
  /** For how many days customers do anything. */
  readonly days: number;
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly trace: Trace;
  readonly oracle: Oracle;
  readonly everything: MemoryStores['everything'];
  readonly stores: Pick<MemoryStores, 'customers' | 'agendas'>;
  readonly people: readonly Customer[];
  /** Errors that no task should throw. */
  readonly defects: readonly Violation[];
  readonly occasions: readonly Occasion[];
  readonly deeds: Outside['deeds'];
  lost(): readonly { readonly queue: string; readonly why: string }[];
  redriven(): number;
};

/** A Monday in spring: Europe's clocks change on the 29th. */
const FROM = Date.parse('2026-03-23T00:00:00Z');

/** Sends that one customer gets, about, in the scenario. */
const SENDS_EACH = 5.5;

/**
 * All of Sojourn on AWS as it is on a bad day, in virtual time and from one seed: the production tasks over the stores in
 * memory, with everything between them that can fail.
 */
export function createChaosWorld(input: {
  readonly seed: number;
  readonly sends: number;
  readonly faults: number;
  readonly watch?: string;
}): ChaosWorld {
  const { seed } = input;
  const timeline = createTimeline(FROM);
  const trace = createTrace(input.watch);
  const faults = createFaults(input.faults, randomStream(seed, 'faults'));
  const setting: Setting = { timeline, faults, trace, random: randomStream(seed, 'latency') };
  const people = createPeople(Math.max(4, Math.round(input.sends / SENDS_EACH)), seed);
  const oracle = createOracle({
    persons: new Map(people.map((person) => [person.id, person])),
    messages: new Map(Object.entries(SCENARIO_MESSAGES)),
    limits: LIMITS,
    quiet: QUIET_MAIL,
  });
  const defects: Violation[] = [];
  const deployments = createDeployments();
  const { everything, ...stores } = createMemoryStores();

  const perSecond = { email: Math.max(2, people.length / 250), sms: 8 };
  const perDay = Math.max(20, Math.round(people.length * 1.1));
  const provider = createProvider({ perSecond, perDay }, accepted, setting);

  const outsidePorts: SimulatedPorts = {
    ...stores,
    clock: timeline,
    ids: countedIds(),
    pages: SIMULATED_PAGES,
    content: deployments.content,
    sender: provider.sender,
    alarms: { raise: async () => {} },
    news: { tell: async (one) => news.send(one) },
    runner: { start: async (machine, run) => legs.start(machine, run) },
    publisher: {
      publish: async (event) => events.send(event, BUS_MS),
      publishAll: async (all) => {
        for (const event of all) events.send(event, BUS_MS);
      },
    },
    walks: simulatedWalks(timeline, (page) => walkPage(page)),
    reviewQueue: {
      reviewAt: async (due, now) => {
        for (const one of due) reviews.send(one, deliveredBySqs(one.dueAt, now) - now);
      },
    },
    wakeQueue: {
      wakeAt: async (due, now) => {
        for (const one of due) wakes.send(one, deliveredBySqs(one.dueAt, now) - now);
      },
    },
    sendQueue: {
      settleAt: async (due, now) => {
        for (const one of due) settles.send(one, deliveredBySqs(one.dueAt, now) - now);
      },
    },
  };
  const functions = createFunctions(outsidePorts, setting);
  const legs = createLegs(deployments.machines, { functions, onError: noteDefect }, setting);

  const events = createQueue<InboundEvent>(
    {
      handle: (event) =>
        call(event.customerId, (ports) => {
          const parsed = parseInboundEvent(JSON.parse(JSON.stringify(event)));
          if (!parsed.ok) throw new TypeError(parsed.reason);
          return ingest(parsed.event, ports);
        }),
      onDone: (event) => outside.takenIn(event),
    },
    setting,
  );
  const news = createQueue<DeliveryEvent>(
    {
      handle: (one) => call(one.sendId, (ports) => recordDelivery(one, ports)),
      onDone: (one) => outside.newsTakenIn(one),
    },
    setting,
  );
  const replies = createQueue<InboundText>(
    {
      handle: (text) => call(text.from, (ports) => recordReply(text, ports)),
      onDone: (text) => outside.replyTakenIn(text),
    },
    setting,
  );
  const wakes = createQueue<DueEnrolment>(
    { handle: (due) => call(due.customerId, (ports) => wake(due, ports)) },
    setting,
  );
  const settles = createQueue<DueSend>(
    { handle: (due) => call(due.sendId, (ports) => settleSend(due, ports)) },
    setting,
  );
  const reviews = createQueue<DueAgenda>(
    { handle: (due) => call(due.customerId, (ports) => reviewDue(due, ports)) },
    setting,
  );
  const queues = { events, news, replies, wakes, settles, reviews };

  const outside = createOutside(
    {
      people,
      oracle,
      stores,
      deployments,
      provider,
      functions,
      bus: events,
      texts: replies,
      seed,
      from: FROM,
    },
    setting,
  );
  const readers = createReaders(
    {
      tell: (one) => {
        outside.newsArrives(one);
        news.send(one);
      },
      reactions: outside.reactions,
      random: randomStream(seed, 'readers'),
    },
    setting,
  );

  function accepted(
    copy: Parameters<Oracle['accepted']>[0],
    about: { sendId: string; tracked: boolean },
  ): void {
    trace.note(copy.at, `accepted ${copy.channel} ${copy.to}`, about.sendId);
    const read = oracle.accepted(copy);
    if (read === undefined) return;
    outside.accepted(read, about.sendId);
    readers(read, about);
  }

  async function call<Answer>(
    customer: string,
    work: (ports: SimulatedPorts) => Promise<Answer>,
  ): Promise<Outcome<Answer>> {
    const outcome = await functions.invoke(work);
    if ('error' in outcome) noteDefect(outcome.error, { customerId: customer });
    return outcome;
  }

  /** Step Functions tries a page again until it is done. */
  async function walkPage(page: WalkPage): Promise<Walked> {
    for (;;) {
      const outcome = await call('the walk', (ports) => walkCustomers(page, ports));
      if ('answer' in outcome) return outcome.answer;
      await timeline.pass(2_000);
    }
  }

  /** Contended rows and legs that are over are expected; whatever else a task throws is a defect. */
  function noteDefect(
    { name, message, stack = '' }: Error,
    { customerId }: { readonly customerId: string },
  ): void {
    if (name === 'StoreBusyError' || name === 'LegOverError') return;
    const step = stack.split('\n')[1]?.trim() ?? '?';
    defects.push({
      rule: 'error',
      at: timeline.now(),
      customer: customerId,
      step,
      what: `${name}: ${message}`,
    });
  }

  everyMinute(1, () => {
    if (!faults.happens('tick of the wheel missed')) void call('the wheel', tick);
  });
  everyMinute(5, () => {
    void call('the watch', (ports) => watchSending({ ...ports, allowances: provider.allowances }));
  });

  function everyMinute(minutes: number, action: () => void): void {
    const next = (at: EpochMs) =>
      timeline.at(at, () => {
        action();
        next(at + minutes * 60_000);
      });
    next(FROM);
  }

  return {
    from: FROM,
    days: DAYS_OF_DEEDS,
    timeline,
    faults,
    trace,
    oracle,
    everything,
    stores,
    people,
    defects,
    occasions: outside.occasions,
    deeds: outside.deeds,
    lost: () =>
      Object.entries(queues).flatMap(([queue, { lost }]) => lost.map(({ why }) => ({ queue, why }))),
    redriven: () => Object.values(queues).reduce((sum, { redriven }) => sum + redriven(), 0),
  };
}
