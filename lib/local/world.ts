import type { Run } from '../core/enrolment/definition.ts';
import type { InboundEvent } from '../core/event/definition.ts';
import { type IngestResult, ingest } from '../core/tasks/ingest.ts';
import { recordDelivery } from '../core/tasks/record-delivery.ts';
import { tick } from '../core/tasks/tick.ts';
import { wake } from '../core/tasks/wake.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { countedEnrolments } from './counted-enrolments.ts';
import { deployedContent } from './deployed-content.ts';
import type { Deployment } from './deployment.ts';
import { BUS_MS, deliveredBySqs, LEG_START_MS } from './latency.ts';
import { createLegMachines } from './leg-machines.ts';
import { createMemoryStores, type MemoryStores } from './memory-stores.ts';
import type { Behaviour } from './report.ts';
import type { SimulatedMessage } from './simulated-message.ts';
import type { SimulatedPorts } from './simulated-ports.ts';
import { simulatedSender } from './simulated-sender.ts';
import { stepTasks } from './step-tasks.ts';
import { countNotEntered, type Tally } from './tally.ts';
import { createTimeWheel } from './time-wheel.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export type World = {
  readonly clock: VirtualClock;
  readonly everything: MemoryStores['everything'];
  readonly experiments: SimulatedPorts['experiments'];
  /** Takes in an event that arrives now. */
  ingest(event: InboundEvent): Promise<IngestResult>;
  /** What AWS does each minute; the world does it by itself when there is reason to. */
  tick(): Promise<unknown>;
};

/**
 * Sojourn on one machine: all ports in memory, all time on the virtual clock. One action runs at a time, so that what
 * happens depends on the input and the seed alone.
 */
export function createWorld(from: {
  readonly deployment: Deployment;
  /** Ids of the journeys that can be entered. */
  readonly journeys: readonly string[];
  readonly start: EpochMs;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly tally: Tally;
  readonly onMessage: (message: SimulatedMessage) => void | Promise<void>;
}): World {
  const { deployment, tally } = from;
  const clock = createVirtualClock(from.start);
  const { everything, ...stores } = createMemoryStores();
  const turn = () => tick(ports);
  const wheel = createTimeWheel(countedEnrolments(stores.enrolments, tally), clock, turn);

  const ports: SimulatedPorts = {
    ...stores,
    enrolments: wheel.enrolments,
    clock,
    content: deployedContent(deployment, from.journeys),
    sender: simulatedSender({
      ...from,
      clock,
      sends: stores.sends,
      onDelivery: async (event) => {
        await recordDelivery(event, ports);
      },
    }),
    runner: { start: async (machine, run) => clock.at(clock.now() + LEG_START_MS, () => leg(machine, run)) },
    publisher: {
      publish: async (event) =>
        clock.at(clock.now() + BUS_MS, async () => {
          await take(event);
        }),
    },
    wakeQueue: {
      async wakeAt(due, now) {
        for (const one of due)
          clock.at(deliveredBySqs(one.dueAt, now), async () => {
            await wake(one, ports);
          });
      },
    },
  };
  const machines = createLegMachines({ journeys: deployment.journeys, tasks: stepTasks(ports), tally });

  async function leg(machine: string, run: Run): Promise<void> {
    await machines(machine, run);
    const enrolment = await ports.enrolments.enrolment(run);
    const died = enrolment?.status === 'RUNNING' && enrolment.leg === run.leg;
    if (died && enrolment.dueAt !== undefined) wheel.leaseEnds(enrolment.dueAt);
  }

  async function take(event: InboundEvent): Promise<IngestResult> {
    const result = await ingest(event, ports);
    countNotEntered(tally, result);
    return result;
  }

  return { clock, everything, experiments: stores.experiments, ingest: take, tick: turn };
}
