import type { Audience } from '../../lib/core/audience/definition.ts';
import type { Enrolment, Run } from '../../lib/core/enrolment/definition.ts';
import type { EventCatalog } from '../../lib/core/event/catalog.ts';
import type { InboundEvent } from '../../lib/core/event/definition.ts';
import type { DeliveryEvent } from '../../lib/core/event/delivery.ts';
import type { JourneyTriggers } from '../../lib/core/journey/compiled.ts';
import { JourneyLife } from '../../lib/core/journey/life.ts';
import type { CompiledMessage } from '../../lib/core/message/definition.ts';
import type {
  DueAgenda,
  DueEnrolment,
  DueSend,
  OutgoingEmail,
  OutgoingSms,
  SendAnswer,
  Walk,
} from '../../lib/core/ports.ts';
import { Settings } from '../../lib/core/settings.ts';
import { ingest } from '../../lib/core/tasks/ingest.ts';
import type { EpochMs } from '../../lib/core/time/instant.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A company in Ghana, whose clocks show UTC and for which there is no pack of rules: consent and the hours of the day count. */
export const settings = Settings.parse({
  country: 'GH',
  brand: {
    name: 'Maru',
    address: '1 Example Road',
    site: 'https://maru.example',
    contact: 'hi@maru.example',
    refusal: '080-000-0000',
  },
  email: { from: 'Maru <hello@maru.example>' },
  locale: 'en',
  zone: 'UTC',
});

function withFooter(subject: string, words: string) {
  return {
    subject,
    html: `<p>${words}</p><a href="{{ links.unsubscribe }}">Unsubscribe</a> {{ brand.address }}`,
    text: `${words}\n{{ links.unsubscribe }}\n{{ brand.address }}`,
  };
}

export const welcome: CompiledMessage = {
  id: 'welcome',
  topic: 'tips',
  urgency: 'detail',
  critical: false,
  email: {
    en: withFooter('Hello {{ customer.firstName | default: "there" }}', 'Hi'),
    ko: withFooter('안녕하세요', '안녕하세요'),
  },
  sms: { en: { text: 'Hi from {{ brand.name }}' } },
};

/** A journey entered by `Signed Up`, to be varied. */
export function triggersOf(part: Partial<JourneyTriggers> = {}): JourneyTriggers {
  return {
    id: 'hello',
    version: 'v1',
    title: 'Hello',
    stage: 'consideration',
    purpose: 'marketing',
    entry: { event: 'Signed Up', reentry: 'never' },
    exit: [],
    startAt: 'greeting',
    ...part,
  };
}

const nobody: Audience = { edition: 'a0', segments: [], dates: [], schedules: [] };

/** The ports in memory, with a clock that stands still until moved, and everything that went out laid open. */
export function aWorld(
  journeys: readonly JourneyTriggers[] = [triggersOf()],
  part: {
    readonly settings?: Settings;
    readonly audience?: Audience;
    readonly catalog?: EventCatalog['events'];
    readonly lives?: Readonly<Record<string, Partial<JourneyLife>>>;
  } = {},
) {
  const audience = part.audience ?? nobody;
  const lives = part.lives ?? {};
  let now: EpochMs = NOON;
  let answer: SendAnswer | undefined;
  const started: { machine: string; run: Run }[] = [];
  const emails: OutgoingEmail[] = [];
  const texts: OutgoingSms[] = [];
  const published: InboundEvent[] = [];
  const queued: DueEnrolment[] = [];
  const toSettle: DueSend[] = [];
  const toReview: DueAgenda[] = [];
  const walks: Walk[] = [];
  const alarms: { subject: string; text: string }[] = [];
  const news: DeliveryEvent[] = [];
  let names = 0;
  const accepted = (): SendAnswer =>
    answer ?? { outcome: 'accepted', providerMessageId: `p${emails.length + texts.length}` };
  const ports = {
    ...createMemoryStores(),
    clock: { now: () => now },
    content: {
      registry: async () => ({
        settings: part.settings ?? settings,
        journeys: journeys.map(({ id, version }) => ({
          id,
          version,
          machine: `${id}@${version}`,
          life: JourneyLife.parse(lives[id] ?? {}),
        })),
        audience: audience.edition,
        catalog: 'e0',
      }),
      audience: async () => audience,
      catalog: async () => ({ edition: 'e0', events: part.catalog ?? {} }),
      triggers: async (id: string, version: string) => {
        const found = journeys.find((one) => one.id === id && one.version === version);
        if (found === undefined) throw new Error(`no journey ${id}@${version}`);
        return found;
      },
      message: async () => welcome,
    },
    sender: {
      email: async (email: OutgoingEmail) => {
        emails.push(email);
        return accepted();
      },
      sms: async (sms: OutgoingSms) => {
        texts.push(sms);
        return accepted();
      },
    },
    runner: {
      start: async (machine: string, run: Run) => {
        started.push({ machine, run });
      },
    },
    publisher: {
      publish: async (event: InboundEvent) => {
        published.push(event);
      },
      publishAll: async (events: readonly InboundEvent[]) => {
        published.push(...events);
      },
    },
    wakeQueue: {
      wakeAt: async (due: readonly DueEnrolment[]) => {
        queued.push(...due);
      },
    },
    sendQueue: {
      settleAt: async (due: readonly DueSend[]) => {
        toSettle.push(...due);
      },
    },
    reviewQueue: {
      reviewAt: async (due: readonly DueAgenda[]) => {
        toReview.push(...due);
      },
    },
    walks: {
      start: async (walk: Walk) => {
        walks.push(walk);
      },
    },
    alarms: {
      raise: async (alarm: { subject: string; text: string }) => {
        alarms.push(alarm);
      },
    },
    news: {
      tell: async (one: DeliveryEvent) => {
        news.push(one);
      },
    },
    ids: {
      fresh: () => {
        names += 1;
        return `owner-${names}`;
      },
    },
    pages: {
      address: () => 'https://pages.maru.example',
      keys: async () => [
        { kid: 'k1', secret: 'c29qb3Vybi10ZXN0LWtleS1zb2pvdXJuLXRlc3Qta2V5LTAx', since: NOON },
      ],
    },
  };
  return {
    ports,
    started,
    emails,
    texts,
    published,
    queued,
    toSettle,
    toReview,
    walks,
    alarms,
    news,
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    providerAnswers: (next: SendAnswer | undefined) => {
      answer = next;
    },
    /** The customer's only enrolment, or the one of a journey. */
    async enrolment(customerId: string, journeyId?: string): Promise<Enrolment> {
      const { enrolments } = await ports.customers.customer(customerId);
      const found = enrolments.findLast((one) => journeyId === undefined || one.journeyId === journeyId);
      if (found === undefined) throw new Error(`${customerId} is in no journey`);
      return found;
    },
    ingest: (event: InboundEvent) => ingest(event, ports),
  };
}
export type World = ReturnType<typeof aWorld>;

let count = 0;
/** An event of customer c1, with an id of its own unless told. */
export function anEvent(event: string, part: Partial<InboundEvent> = {}): InboundEvent {
  count += 1;
  return {
    messageId: `event-${count}`,
    event,
    customerId: 'c1',
    properties: {},
    traits: {},
    consent: {},
    hop: 0,
    ...part,
  };
}

/** Someone who may be written to by both channels. */
export function aSignUp(part: Partial<InboundEvent> = {}): InboundEvent {
  return anEvent('Signed Up', {
    traits: { email: 'Ada@Example.com', phone: '+233 24 123 4567', firstName: 'Ada', locale: 'en' },
    consent: { email: 'granted', sms: 'granted' },
    ...part,
  });
}

export function runOf(enrolment: Enrolment): Run {
  const { customerId, enrolmentId, leg, visit, at } = enrolment;
  return { customerId, enrolmentId, leg, visit, at };
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
