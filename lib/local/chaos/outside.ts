import type { InboundEvent } from '../../core/event/definition.ts';
import type { DeliveryEvent } from '../../core/event/delivery.ts';
import type { Send } from '../../core/message/send.ts';
import type { InboundText } from '../../core/reply/inbound-text.ts';
import { servePage } from '../../core/tasks/public-pages.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { MemoryStores } from '../memory-stores.ts';
import { randomStream } from '../random.ts';
import { DAYS_OF_DEEDS, type Deed, deedsOf } from './deeds.ts';
import type { Deployments } from './deployments.ts';
import type { Functions } from './functions.ts';
import type { Read } from './oracle/definition.ts';
import type { Said } from './oracle/known.ts';
import type { Oracle } from './oracle/oracle.ts';
import type { Customer } from './people.ts';
import type { Provider } from './provider.ts';
import type { Queue } from './queue.ts';
import type { Reactions } from './readers.ts';
import { between, type Setting } from './setting.ts';

export type Occasion = {
  readonly occasion: string;
  readonly customerId: string;
  readonly journeys: readonly string[];
  /** When Sojourn had answered that it knows. */
  takenInAt: number | undefined;
};

export type Outside = {
  readonly reactions: Reactions;
  readonly occasions: readonly Occasion[];
  /** Carts that were left, whenever Sojourn heard of them. */
  readonly deeds: readonly { readonly customerId: string; readonly at: EpochMs }[];
  accepted(copy: Read, sendId: string): void;
  /** Sojourn has answered that it has taken it in. */
  takenIn(event: InboundEvent): void;
  /** A provider begins to tell. */
  newsArrives(news: DeliveryEvent): void;
  newsTakenIn(news: DeliveryEvent): void;
  replyTakenIn(text: InboundText): void;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ENTERS: Readonly<Record<string, readonly string[]>> = {
  'Cart Left': ['offer', 'club'],
  'Fair Opened': ['fair'],
  Ordered: ['order'],
};

/** Everybody but Sojourn and its providers: customers, readers, operators. Tells the oracle what it did, and when it was answered. */
export function createOutside(
  world: {
    readonly people: readonly Customer[];
    readonly oracle: Oracle;
    readonly stores: Omit<MemoryStores, 'everything'>;
    readonly deployments: Deployments;
    readonly provider: Provider;
    readonly functions: Functions;
    readonly bus: Pick<Queue<InboundEvent>, 'send'>;
    readonly texts: Pick<Queue<InboundText>, 'send'>;
    readonly seed: number;
    readonly from: EpochMs;
  },
  setting: Setting,
): Outside {
  const { people, oracle, stores, deployments, provider, functions, bus, texts, seed, from } = world;
  const { timeline, faults } = setting;
  const random = randomStream(seed, 'outside');
  const occasions: Occasion[] = [];
  const deeds: { customerId: string; at: EpochMs }[] = [];
  /** What the oracle is yet to be told the end of, by the event's id. */
  const open = new Map<string, { committedAt: number | undefined }[]>();
  const beginning = new Map<string, Occasion>();
  const bySend = new Map<string, Read>();
  const whose = new Map<string, Customer>();

  for (const person of people) {
    let number = 0;
    for (const deed of deedsOf(person, { seed, from })) {
      number += 1;
      const messageId = `${person.id}-${number}`;
      timeline.at(deed.at, () => does(person, deed, messageId));
    }
  }
  operate();

  function does(person: Customer, deed: Deed, messageId: string): void {
    const late = faults.happens('events of a customer out of order')
      ? between(random, 1_000, 20 * 60_000)
      : 0;
    const { occasion, at, event } = deed;
    if (event === 'Cart Left') deeds.push({ customerId: person.id, at });
    const enters = ENTERS[event];
    if (occasion !== undefined && enters !== undefined) {
      oracle.occasion(occasion, person.id);
      whose.set(occasion, person);
      const begun: Occasion = { occasion, customerId: person.id, journeys: enters, takenInAt: undefined };
      occasions.push(begun);
      beginning.set(messageId, begun);
    }
    const inbound: InboundEvent = {
      messageId,
      event,
      customerId: person.id,
      timestamp: toIso(at),
      properties: occasion === undefined ? {} : { occasion },
      traits: deed.traits ?? {},
      consent: deed.consent ?? {},
      hop: 0,
    };
    timeline.at(timeline.now() + late, () => arrives(inbound, at));
  }

  function arrives(inbound: InboundEvent, saidAt: EpochMs): void {
    const arrivedAt = timeline.now();
    const { messageId, customerId, event, properties, consent } = inbound;
    const waiting: { committedAt: number | undefined }[] = [];
    for (const channel of ['email', 'sms'] as const) {
      const word = consent[channel];
      if (word === undefined) continue;
      const status = typeof word === 'string' ? word : word.status;
      const said: Said = { granted: status === 'granted', saidAt, arrivedAt, committedAt: undefined };
      oracle.said(customerId, channel, said);
      waiting.push(said);
    }
    const { occasion } = properties;
    if (typeof occasion === 'string' && ENTERS[event] === undefined) {
      const done = { arrivedAt, committedAt: undefined };
      oracle.did(occasion, event, done);
      waiting.push(done);
    }
    open.set(messageId, waiting);
    bus.send(inbound);
  }

  const reactions: Reactions = {
    clicks(link) {
      void visits('GET', link, 0);
    },
    unsubscribes(link) {
      void visits('POST', link, 0);
    },
    texts(phone, text) {
      const id = `text-${timeline.now()}-${phone}`;
      if (text === 'START') oracle.reopened(phone, timeline.now());
      texts.send({ id, from: phone, text, receivedAt: timeline.now() });
    },
    answers(occasion) {
      const person = whose.get(occasion);
      if (person === undefined) return;
      const messageId = `answer-${occasion}-${timeline.now()}`;
      does(person, { at: timeline.now(), event: 'Answered', occasion }, messageId);
    },
  };

  /** Whoever gets no answer tries again. */
  async function visits(method: 'GET' | 'POST', link: string, tries: number): Promise<void> {
    const arrivedAt = timeline.now();
    const request = {
      method,
      path: new URL(link).pathname,
      query: {},
      headers: { 'user-agent': 'Mozilla/5.0', 'content-type': 'application/x-www-form-urlencoded' },
      body: method === 'POST' ? 'List-Unsubscribe=One-Click' : '',
    };
    const said: Said[] = [];
    if (method === 'POST') said.push(...refusals(link, arrivedAt));
    const outcome = await functions.invoke((ports) => servePage(request, ports));
    if ('answer' in outcome && outcome.answer.status < 400) {
      for (const one of said) one.committedAt = timeline.now();
    } else if (tries < 5) {
      await timeline.pass(between(random, 10_000, 120_000));
      await visits(method, link, tries + 1);
    }
  }

  function refusals(link: string, arrivedAt: EpochMs): Said[] {
    const mail = mails.get(link);
    if (mail === undefined) return [];
    const said: Said = { granted: false, saidAt: arrivedAt, arrivedAt, committedAt: undefined };
    oracle.said(mail.person.id, 'email', said);
    return [said];
  }

  /** By the link in their header. */
  const mails = new Map<string, Read>();

  /** An engineer looks after it twice a day: an edit, a stopped account, paused journeys, messages in doubt. */
  function operate(): void {
    timeline.at(from + Math.floor((1 + random() * (DAYS_OF_DEEDS - 2)) * DAY), () => deployments.edit());
    timeline.at(from + Math.floor((1 + random() * (DAYS_OF_DEEDS - 2)) * DAY), () =>
      provider.stop(timeline.now() + between(random, HOUR, 5 * HOUR)),
    );
    const next = (at: EpochMs) =>
      timeline.at(at, () => {
        void lookAfter();
        next(at + 12 * HOUR);
      });
    next(from + 12 * HOUR);
  }

  async function lookAfter(): Promise<void> {
    for (const journeyId of deployments.journeyIds) {
      await stores.journeys.resume(journeyId);
      for await (const send of stores.sends.unknown(journeyId)) if (random() < 0.3) await sendAgain(send);
    }
  }

  async function sendAgain(send: Send): Promise<void> {
    const enrolment = await stores.enrolments.enrolment(send);
    if (enrolment?.key === undefined) return;
    oracle.resent({ occasion: enrolment.key, step: send.stepId });
    await stores.sends.reopen(send.sendId, timeline.now());
  }

  return {
    reactions,
    occasions,
    deeds,
    accepted(copy, sendId) {
      bySend.set(sendId, copy);
      const link = /^<([^>]+)>$/.exec(copy.headers['List-Unsubscribe'] ?? '')?.[1];
      if (link !== undefined) mails.set(link, copy);
    },
    takenIn({ messageId }) {
      for (const one of open.get(messageId) ?? []) one.committedAt ??= timeline.now();
      open.delete(messageId);
      const begun = beginning.get(messageId);
      if (begun !== undefined) begun.takenInAt ??= timeline.now();
      beginning.delete(messageId);
    },
    newsArrives({ sendId, kind }) {
      const copy = bySend.get(sendId);
      if (copy !== undefined && kind === 'bounced') oracle.bounced(copy, timeline.now());
    },
    newsTakenIn({ sendId, kind, permanent }) {
      const copy = bySend.get(sendId);
      if (copy === undefined) return;
      if (kind === 'complained' || (kind === 'bounced' && permanent)) oracle.closed(copy.to, timeline.now());
    },
    replyTakenIn({ from: address, text }) {
      if (text === 'STOP' || text === '수신거부') oracle.closed(address, timeline.now());
    },
  };
}
