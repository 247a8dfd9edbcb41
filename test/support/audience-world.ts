import * as z from 'zod';
import { catchUp } from '../../lib/core/agenda/catch-up.ts';
import type { Agenda } from '../../lib/core/agenda/definition.ts';
import { reviewAgenda } from '../../lib/core/agenda/review.ts';
import { compileAudience } from '../../lib/core/audience/compile.ts';
import type { Audience } from '../../lib/core/audience/definition.ts';
import { toCustomerEvent } from '../../lib/core/event/clamp.ts';
import { InboundEvent } from '../../lib/core/event/definition.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import type { DueAgenda } from '../../lib/core/ports.ts';
import { applyEvent } from '../../lib/core/profile/apply-event.ts';
import { Segment } from '../../lib/core/segment/definition.ts';
import { reviewDue } from '../../lib/core/tasks/review-agenda.ts';
import type { EpochMs } from '../../lib/core/time/instant.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import { settings } from './world.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

type Files = {
  readonly segments?: Readonly<Record<string, object>>;
  readonly entries?: Readonly<Record<string, object>>;
};

/** An audience out of the parts of files: each segment's `when` (and more), each journey's entry. */
export function anAudience({ segments = {}, entries = {} }: Files): Audience {
  const files = Object.entries(segments).map(([id, part]) => Segment.parse({ id, title: id, ...part }));
  const journeys = Object.entries(entries).map(([id, entry]) =>
    Journey.parse({
      id,
      title: id,
      stage: 'decision',
      purpose: 'marketing',
      entry,
      steps: [{ id: 'end', exit: 'done' }],
    }),
  );
  return compileAudience({ segments: Object.fromEntries(files.map((one) => [one.id, one])), journeys });
}

/** Customers and their agendas on the stores in memory, with a clock that stands still until moved. What is told lies open. */
export function anAudienceWorld(files: Files, stores: ReturnType<typeof storesAsked> = storesAsked()) {
  let now: EpochMs = NOON;
  let audience = anAudience(files);
  const told: InboundEvent[] = [];
  const handed: DueAgenda[] = [];
  let isDown = false;
  const ports = {
    customers: stores.customers,
    agendas: stores.agendas,
    clock: { now: () => now },
    content: {
      registry: async () => ({ settings, journeys: [], audience: audience.edition, catalog: '' }),
      audience: async () => audience,
    },
    publisher: {
      publishAll: async (events: readonly InboundEvent[]) => {
        if (isDown) throw new Error('the bus is down');
        told.push(...events);
      },
    },
    reviewQueue: {
      reviewAt: async (due: readonly DueAgenda[]) => {
        handed.push(...due);
      },
    },
  };
  let names = 0;
  const customer = (customerId = 'c1') => stores.customers.customer(customerId);

  /** As ingest does, without journeys. */
  async function take(part: Partial<InboundEvent> & { event: string }): Promise<void> {
    names += 1;
    const inbound = InboundEvent.parse({ messageId: `e${names}`, customerId: 'c1', ...part });
    const before = await customer(inbound.customerId);
    await catchUp(before, ports);
    const event = toCustomerEvent(inbound, now);
    const profile = applyEvent(before.profile, event, inbound.traits);
    await stores.customers.keepEvent({ event, profile, consents: [], said: [] });
    const record = await customer(inbound.customerId);
    await reviewAgenda({ record, cause: { event, traits: Object.keys(inbound.traits) } }, ports);
  }

  /** Time passes, and the wheel reviews each agenda at the instant at which it falls due. */
  async function passTo(until: EpochMs): Promise<void> {
    for (let due = await firstDue(until); due !== undefined; due = await firstDue(until)) {
      now = Math.max(now, due.dueAt);
      await reviewDue(due, ports);
    }
    now = until;
  }

  async function firstDue(until: EpochMs): Promise<DueAgenda | undefined> {
    for await (const due of stores.agendas.fallingDue(0, until + 1)) return due;
    return undefined;
  }

  return {
    ports,
    told,
    handed,
    requests: stores.requests,
    take,
    passTo,
    customer,
    /** The clock goes on, and nobody looks. */
    sleepTo: (until: EpochMs) => {
      now = until;
    },
    deploy: (next: Files) => {
      audience = anAudience(next);
    },
    busIsDown: (down: boolean) => {
      isDown = down;
    },
    agenda: async (customerId = 'c1'): Promise<Agenda> => (await customer(customerId)).agenda,
    memberships: async (customerId = 'c1') =>
      Object.keys((await customer(customerId)).agenda.segments).toSorted(),
    review: async (cause: 'due' | 'messages' | 'walk', customerId = 'c1') =>
      reviewAgenda({ record: await customer(customerId), cause }, ports),
    /** What was told, in short: `+vip`, `-vip`, `decision`, `birthday 2027-02-28`. */
    news: () => told.map(inShort),
  };
}

const Said = z.object({
  segment: z.string().default(''),
  stage: z.string().optional(),
  journey: z.string().optional(),
  occasion: z.string().optional(),
});

function inShort({ event, properties, timestamp }: InboundEvent): string {
  const { segment, journey, occasion, stage } = Said.parse(properties);
  if (event === 'Segment Entered') return `${timestamp} +${segment}`;
  if (event === 'Segment Left') return `${timestamp} -${segment}`;
  if (event === 'Stage Changed') return `${timestamp} ${stage}`;
  return `${timestamp} ${event} ${journey} ${occasion}`;
}

/** The stores in memory, and what was asked of them. */
function storesAsked() {
  const { customers, agendas } = createMemoryStores();
  const requests: string[] = [];
  return {
    requests,
    customers: {
      ...customers,
      eventsNamed: async (question: Parameters<typeof customers.eventsNamed>[0]) => {
        requests.push(`eventsNamed ${question.name}`);
        return customers.eventsNamed(question);
      },
    },
    agendas: {
      ...agendas,
      write: async (...write: Parameters<typeof agendas.write>) => {
        requests.push('write');
        return agendas.write(...write);
      },
      told: async (agenda: Parameters<typeof agendas.told>[0]) => {
        requests.push('told');
        return agendas.told(agenda);
      },
    },
  };
}
