import type { Run } from '../core/enrolment/definition.ts';
import type { InboundEvent } from '../core/event/definition.ts';
import type { DeliveryEvent } from '../core/event/delivery.ts';
import { EXPERIMENT_DECIDED } from '../core/event/own-events.ts';
import { reckonReport } from '../core/report/reckon-report.ts';
import { type IngestResult, ingest } from '../core/tasks/ingest.ts';
import { recordDelivery } from '../core/tasks/record-delivery.ts';
import { reviewDue } from '../core/tasks/review-agenda.ts';
import { settleSend } from '../core/tasks/settle-send.ts';
import { tick } from '../core/tasks/tick.ts';
import { wake } from '../core/tasks/wake.ts';
import { walkCustomers } from '../core/tasks/walk-customers.ts';
import { watchExperiments } from '../core/tasks/watch-experiments.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { countedEnrolments } from './counted-enrolments.ts';
import { countedIds } from './counted-ids.ts';
import { deployedContent } from './deployed-content.ts';
import type { Deployment } from './deployment.ts';
import { BUS_MS, deliveredBySqs, LEG_START_MS } from './latency.ts';
import { createLegMachines } from './leg-machines.ts';
import type { MemoryStores } from './memory-stores.ts';
import { nextWalkOf } from './next-walk.ts';
import { SIMULATED_PAGES } from './pages.ts';
import { randomStream } from './random.ts';
import type { Behaviour } from './report.ts';
import type { SimulatedMessage } from './simulated-message.ts';
import type { SimulatedPorts } from './simulated-ports.ts';
import { simulatedSender } from './simulated-sender.ts';
import { simulatedWalks } from './simulated-walks.ts';
import { stepTasks } from './step-tasks.ts';
import { countNotEntered, type Tally } from './tally.ts';
import { createTimeWheel } from './time-wheel.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export type World = {
  readonly clock: VirtualClock;
  /** Takes in an event that arrives now. */
  ingest(event: InboundEvent): Promise<IngestResult>;
  /** What AWS does each minute; the world does it by itself when there is reason to. */
  tick(): Promise<unknown>;
  /** What AWS does each hour: looks at the experiments, and decides where they decide by themselves. */
  watch(): Promise<unknown>;
};

/**
 * Sojourn on one machine: everything but the stores in memory, all time on the virtual clock. One action runs at a time, so
 * that what happens depends on the input and the seed alone.
 */
export function createWorld(from: {
  readonly deployment: Deployment;
  readonly stores: Omit<MemoryStores, 'everything'>;
  /** Ids of the journeys that can be entered. */
  readonly journeys: readonly string[];
  readonly start: EpochMs;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly tally: Tally;
  readonly onMessage: (message: SimulatedMessage) => void | Promise<void>;
}): World {
  const { deployment, stores, tally } = from;
  const clock = createVirtualClock(from.start);
  const turn = () => tick(ports);
  const counted = { ...stores, enrolments: countedEnrolments(stores.enrolments, tally) };
  const content = deployedContent(deployment, from.journeys);
  const wheel = createTimeWheel(counted, {
    clock,
    tick: turn,
    nextWalk: nextWalkOf(deployment, from.journeys),
  });
  const news = async (event: DeliveryEvent) => {
    await recordDelivery(event, ports);
  };

  const ports: SimulatedPorts = {
    ...stores,
    enrolments: wheel.enrolments,
    sends: wheel.sends,
    agendas: wheel.agendas,
    wheel: wheel.wheel,
    // Made when a message asks for it: no function makes one each day here.
    reports: { ...stores.reports, latest: () => reckonReport(ports) },
    clock,
    ids: countedIds(),
    pages: SIMULATED_PAGES,
    alarms: { raise: async () => {} }, // whoever watches a simulation reads its report
    news: { tell: news },
    content,
    sender: simulatedSender({
      ...from,
      clock,
      sends: stores.sends,
      onDelivery: news,
    }),
    runner: { start: async (machine, run) => clock.at(clock.now() + LEG_START_MS, () => leg(machine, run)) },
    publisher: {
      publish: async (event) => onTheBus([event]),
      publishAll: async (events) => onTheBus(events),
    },
    walks: simulatedWalks(clock, (page) => walkCustomers(page, ports)),
    reviewQueue: {
      async reviewAt(due, now) {
        for (const one of due)
          clock.at(deliveredBySqs(one.dueAt, now), async () => {
            await reviewDue(one, ports);
          });
      },
    },
    wakeQueue: {
      async wakeAt(due, now) {
        for (const one of due)
          clock.at(deliveredBySqs(one.dueAt, now), async () => {
            await wake(one, ports);
          });
      },
    },
    sendQueue: {
      async settleAt(due, now) {
        for (const one of due)
          clock.at(deliveredBySqs(one.dueAt, now), async () => {
            await settleSend(one, ports);
          });
      },
    },
  };
  const leg = createLegMachines({
    journeys: deployment.journeys,
    tasks: stepTasks(ports),
    tally,
    clock,
    random: randomStream(from.seed, 'retries'),
    onEnd: seeToTheLease,
  });

  async function seeToTheLease(run: Run): Promise<void> {
    const enrolment = await ports.enrolments.enrolment(run);
    const died = enrolment?.status === 'RUNNING' && enrolment.leg === run.leg;
    if (died && enrolment.dueAt !== undefined) wheel.leaseEnds(enrolment.dueAt);
  }

  function onTheBus(events: readonly InboundEvent[]): void {
    // As the bus's rule has it: of no customer.
    for (const event of events.filter((one) => one.event !== EXPERIMENT_DECIDED))
      clock.at(clock.now() + BUS_MS, async () => {
        await take(event);
      });
  }

  async function take(event: InboundEvent): Promise<IngestResult> {
    const result = await ingest(event, ports);
    countNotEntered(tally, result);
    return result;
  }

  return { clock, ingest: take, tick: turn, watch: () => watchExperiments(ports) };
}
