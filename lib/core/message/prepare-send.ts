import { addressFor } from '../channel/address.ts';
import { type ChosenChannel, chooseChannel } from '../channel/choose.ts';
import { countriesOf } from '../channel/countries-of.ts';
import type { Channel } from '../channel/definition.ts';
import { alsoGranted } from '../consent/decide.ts';
import { withContact } from '../contact/with-contact.ts';
import { currentLeg } from '../enrolment/current-leg.ts';
import type { Enrolment } from '../enrolment/definition.ts';
import { isTooLate } from '../enrolment/life.ts';
import { lifeOf } from '../enrolment/life-of.ts';
import type { JsonObject } from '../json.ts';
import type { Recipient } from '../policy/definition.ts';
import { judgeContent, judgeRecipient } from '../policy/evaluate.ts';
import type {
  ClaimBasis,
  Clock,
  Content,
  CustomerRecord,
  CustomerStore,
  Pages,
  Place,
  ReportStore,
} from '../ports.ts';
import { knownAs } from '../profile/known-as.ts';
import type { Settings } from '../settings.ts';
import type { EpochMs } from '../time/instant.ts';
import { plausibleZones } from '../time/plausible-zones.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { CompiledMessage } from './definition.ts';
import { makeLinks } from './make-links.ts';
import { type RenderedMessage, renderFor } from './render-for.ts';
import type { Send } from './send.ts';
import type { SendOrder } from './send-order.ts';
import { withSubject } from './with-subject.ts';

export type PreparePorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'event'>;
  readonly content: Pick<Content, 'registry' | 'message'>;
  readonly pages: Pages;
  readonly reports: Pick<ReportStore, 'latest'>;
};

/** Ready to be claimed, not to be sent at all (SKIPPED or FAILED, with its reason), or not yet. */
export type Prepared = Sendable | { readonly send: Send } | { readonly send: Send; readonly dueAt: EpochMs };
export type Sendable = {
  readonly send: Send & { readonly channel: Channel };
  readonly address: string;
  readonly basis: ClaimBasis;
  readonly rendered: RenderedMessage;
};

/** All that a send is prepared from. */
type Known = {
  readonly order: SendOrder;
  readonly message: CompiledMessage;
  readonly settings: Settings;
  readonly record: CustomerRecord;
  readonly enrolment: Enrolment;
  readonly now: EpochMs;
};

/**
 * The first half of a send, without any effect: by which channel and why, whether the law lets it go out now, in which
 * words. @param unusable channels that a claim has found unusable, and why   @throws LegOverError
 */
export async function prepareSend(
  asked: SendOrder,
  { place, unusable }: { place: Place; unusable: ReadonlyMap<Channel, string> },
  ports: PreparePorts,
): Promise<Prepared> {
  const message = withSubject(await ports.content.message(asked.message.hash), asked.subject);
  const registry = await ports.content.registry();
  const { settings } = registry;
  const record = await knownAs(asked.customerId, ports);
  const order = { ...asked, customerId: record.profile.customerId };
  const enrolment = 'run' in place ? currentLeg(record, place.run) : enrolmentOf(record, order);
  const known = { order, message, settings, record, enrolment, now: ports.clock.now() };
  if (enrolment.exited === true && order.purpose === 'marketing')
    return { send: { ...draft(known, place), status: 'SKIPPED', reason: 'left-the-journey' } };
  const life = lifeOf(order.journeyId, registry);
  if (life.state === 'ended' && order.purpose === 'marketing')
    return { send: { ...draft(known, place), status: 'SKIPPED', reason: 'journey-ended' } };
  if (life.state === 'paused') {
    const send: Send = { ...draft(known, place), status: 'READY', reason: 'journey-paused' };
    return { send, dueAt: known.now + PAUSED_FOR_MS };
  }
  if ('run' in place && isTooLate(enrolment, life, known.now))
    return { send: { ...draft(known, place), status: 'SKIPPED', reason: 'too-late' } };
  const choice = choose(known, unusable);
  const { reasons, fallback } = choice;
  const send = { ...draft(known, place), reasons: [...reasons], fallback: [...fallback] };

  if (choice.chosen !== undefined) return write(send, choice.chosen, known, ports);
  if (choice.deferred !== undefined) {
    const { channel, until, reason, policies } = choice.deferred;
    return { send: { ...send, channel, status: 'READY', reason, policies: [...policies] }, dueAt: until };
  }
  const { reason, policies } = choice.skipped;
  return { send: { ...send, status: 'SKIPPED', reason, policies: [...policies] } };
}

/** A paused journey is looked at again so often. */
export const PAUSED_FOR_MS = 60 * 60_000;

function enrolmentOf(record: CustomerRecord, { enrolmentId }: SendOrder): Enrolment {
  const enrolment = record.enrolments.find((one) => one.enrolmentId === enrolmentId);
  if (enrolment === undefined) throw new TypeError(`there is no enrolment ${enrolmentId}`);
  return enrolment;
}

function choose(known: Known, unusable: ReadonlyMap<Channel, string>) {
  const { order, message, settings, record, enrolment, now } = known;
  const { traits } = record.profile;
  return chooseChannel({
    wish: order.wish,
    purpose: order.purpose,
    urgency: message.urgency,
    critical: message.critical,
    topic: message.topic,
    content: contentOf(message),
    traits,
    consents: record.consents,
    contacts: record.contacts,
    countedBefore: [order.sendId],
    settings,
    zone: zoneOf(record.profile, settings),
    zones: plausibleZones({ address: numberOf(traits), traits, settings }),
    unusable,
    cost: { email: settings.email.price, sms: settings.sms.price },
    judge: (channel, address, at) => judgeRecipient(recipient(known, { channel, address, at })),
    priority: order.priority,
    waiting: waitingOthers(record, enrolment),
    now,
  });
}

/** Where the phone rings, there the customer may be, whatever the channel. */
function numberOf(traits: JsonObject): string {
  const found = addressFor('sms', traits);
  return 'address' in found ? found.address : '';
}

function recipient(
  { order, message, settings, record }: Known,
  { channel, address, at }: { channel: Channel; address: string; at: EpochMs },
): Recipient {
  const { traits } = record.profile;
  const texts = record.contacts.recent.filter((one) => one.channel === channel);
  return {
    channel,
    purpose: order.purpose,
    topic: message.topic,
    address,
    countries: countriesOf({ address, traits, settings }),
    zones: plausibleZones({ address, traits, settings }),
    consent: record.consents.find((one) => one.channel === channel),
    traits,
    settings,
    earlier: { sent: record.contacts[channel].sent, lastAt: texts.at(-1)?.at },
    now: at,
  };
}

/** Marketing of other journeys that waits already, each with its priority and channel. */
function waitingOthers(record: CustomerRecord, enrolment: Enrolment) {
  return record.enrolments.flatMap(({ enrolmentId, status, waiting, dueAt }) => {
    const held = waiting?.held;
    if (status !== 'PARKED' || held?.purpose !== 'marketing' || dueAt === undefined) return [];
    return enrolmentId === enrolment.enrolmentId
      ? []
      : [{ channel: held.channel, priority: held.priority, dueAt }];
  });
}

/** The same message to the same address, whoever it belongs to, once in so long. */
const ONE_FOR_ADDRESS_MS = 24 * 60 * 60_000;

async function write(row: Send, chosen: ChosenChannel, known: Known, ports: PreparePorts): Promise<Prepared> {
  const { order, message, settings, record, enrolment, now } = known;
  const { channel, address, consentEpoch } = chosen;
  const send = { ...row, channel, policies: [...chosen.policies] };
  const showsReport = message.data?.includes('report') === true;
  const report = showsReport ? await ports.reports.latest() : undefined;
  if (showsReport && report === undefined)
    return { send: { ...send, status: 'SKIPPED', reason: 'no-report' } };
  const entry = await ports.customers.event(order.customerId, enrolment.entry);
  const rendered = renderFor({
    message,
    channel,
    settings,
    profile: record.profile,
    entry: entry?.properties ?? {},
    links: await linksOf(known, channel, ports),
    report,
    about: { journeyId: order.journeyId, messageId: order.message.id, purpose: order.purpose },
  });
  if ('reason' in rendered) return { send: { ...send, status: 'FAILED', reason: rendered.reason } };
  const about = recipient(known, { channel, address, at: now });
  const judged = judgeContent(about, rendered);
  const policies = [...send.policies, ...judged.results];
  if (!('message' in judged)) {
    return { send: { ...send, policies, status: 'SKIPPED', reason: judged.denied } };
  }
  const isMarketing = order.purpose === 'marketing';
  const contact = { sendId: order.sendId, channel, at: now };
  return {
    send: { ...send, policies, locale: rendered.locale },
    address,
    basis: {
      address,
      consentEpoch,
      contacts: isMarketing ? withContact(record.contacts, contact, now) : undefined,
      oneForAddress: isMarketing ? { since: now - ONE_FOR_ADDRESS_MS } : undefined,
      unlessPaused: isMarketing,
    },
    rendered: judged.message,
  };
}

async function linksOf({ order, message, record }: Known, channel: Channel, { pages }: PreparePorts) {
  const consent = record.consents.find((one) => one.channel === channel);
  return makeLinks({
    base: pages.address(),
    keys: await pages.keys(),
    customerId: order.customerId,
    channel,
    topic: message.topic,
    sendId: order.sendId,
    tracking: alsoGranted(consent, 'tracking'),
  });
}

function contentOf(message: CompiledMessage): Channel[] {
  const channels: Channel[] = [];
  if (Object.keys(message.email).length > 0) channels.push('email');
  if (Object.keys(message.sms).length > 0) channels.push('sms');
  return channels;
}

/** The row as the claim would write it, but for its owner. */
function draft({ order, message, enrolment, now }: Known, place: Place): Send {
  const { sendId, customerId, enrolmentId, journeyId, stepId, visit, purpose, priority, wish } = order;
  return {
    sendId,
    customerId,
    enrolmentId,
    journeyId,
    stepId,
    visit,
    purpose,
    priority,
    topic: message.topic,
    messageId: order.message.id,
    messageHash: order.message.hash,
    wish,
    fallback: [],
    status: 'SENDING',
    reasons: [],
    policies: [],
    createdAt: now,
    copies: 'again' in place ? place.again.copies : 0,
    detached: 'again' in place,
    variants: enrolment.variants,
    ...(enrolment.assignedAs !== undefined && { assignedAs: enrolment.assignedAs }),
    ...(order.subject && { subject: order.subject }),
    evidence: {},
  };
}
