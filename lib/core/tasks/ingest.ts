import { catchUp } from '../agenda/catch-up.ts';
import { type ReviewAgendaPorts, reviewAgenda } from '../agenda/review.ts';
import { changedConsents } from '../consent/apply-event.ts';
import { type ChangedScope, changedScopes, scopesSaidBy } from '../consent/changed-scopes.ts';
import { CONSENT_CONFIRMED_ON, saidToMessages, withConfirmedOn } from '../consent/confirmation.ts';
import type { Consent } from '../consent/definition.ts';
import { tellOfConsents } from '../consent/tell.ts';
import { type Entered, type EnterPorts, enterJourneys, type NotEntered } from '../enrolment/enter.ts';
import { type ReactPorts, reactToEvent } from '../enrolment/react.ts';
import { StoreBusyError } from '../errors.ts';
import { checkEvent } from '../event/check-event.ts';
import { toCustomerEvent } from '../event/clamp.ts';
import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import { ERASED_DETAIL } from '../event/forgotten-aside.ts';
import { CONSENT_CONFIRMED } from '../event/own-events.ts';
import type { Aside, AsideStore, Content, CustomerRecord, CustomerStore, EventPublisher } from '../ports.ts';
import { applyEvent } from '../profile/apply-event.ts';
import { type IdentifyPorts, identify } from '../profile/identify.ts';
import { knownAs } from '../profile/known-as.ts';

export type IngestPorts = EnterPorts &
  ReactPorts &
  ReviewAgendaPorts &
  IdentifyPorts & {
    readonly customers: Pick<
      CustomerStore,
      'customer' | 'keepEvent' | 'finishEvent' | 'event' | 'eventsNamed'
    >;
    readonly content: Pick<Content, 'catalog'>;
    readonly asides: Pick<AsideStore, 'setAside'>;
    readonly publisher: Pick<EventPublisher, 'publish'>;
  };

export type IngestResult = {
  readonly outcome: 'kept' | 'duplicate' | 'set-aside';
  /** Its time had to be clamped. */
  readonly clamped: boolean;
  readonly entered: readonly Entered[];
  readonly notEntered: readonly NotEntered[];
};

/** How often the customer may be written by others between our reading and writing. */
const ATTEMPTS = 5;

/**
 * Takes in one event: finds out whose it is, keeps it with what it says of the customer, then lets it do what it does:
 * reach goals, end enrolments, end waits, change segments, start journeys. What it changes in the consents is told on the
 * bus as `Consent Changed`. All of it is idempotent, so that a repeated event finishes what an earlier try left undone; once
 * it is finished, its repetition does nothing. What is not taken in is set aside with its reason. @throws StoreBusyError
 */
export async function ingest(inbound: InboundEvent, ports: IngestPorts): Promise<IngestResult> {
  const aside = await refusalOf(inbound, ports);
  if (aside !== undefined) return setAside(inbound, (await isErased(inbound, ports)) ? ERASED : aside, ports);
  const kept = await keep(inbound, ports);
  if (kept === 'erased') return setAside(inbound, ERASED, ports);
  if (kept === 'finished') return nothingDone('duplicate');
  const { outcome } = kept;
  // Read after the event was written: whoever parks from now on finds it in the history (see tasks/park). An id may have been
  // merged since an earlier try kept the event under it.
  const record = await knownAs(kept.event.customerId, ports);
  const event = { ...kept.event, customerId: record.profile.customerId };
  const { entered, notEntered } = await letAct(event, { record, traits: traitsOf(inbound) }, ports);
  // Of an earlier try's event it is no longer known what it changed, but what stands by it is.
  await tellOfConsents(event, kept.changed ?? scopesSaidBy(event.id, record.consents), ports.publisher);
  await ports.customers.finishEvent(event.id);
  return { outcome, clamped: event.claimedTimestamp !== undefined, entered, notEntered };
}

/** History that is imported counts, and starts, wakes and ends nothing. */
async function letAct(
  event: CustomerEvent,
  { record, traits }: { record: CustomerRecord; traits: readonly string[] },
  ports: IngestPorts,
): Promise<{ entered: readonly Entered[]; notEntered: readonly NotEntered[] }> {
  if (event.imported === true) {
    await reviewAgenda({ record, cause: { event, traits, quiet: true } }, ports);
    return { entered: [], notEntered: [] };
  }
  const reacted = await reactToEvent(event, record, ports);
  await reviewAgenda({ record, cause: { event, traits } }, ports);
  return enterJourneys(event, reacted, ports);
}

type Kept = {
  readonly outcome: 'kept' | 'duplicate';
  readonly event: CustomerEvent;
  readonly changed?: readonly ChangedScope[];
};

async function keep(inbound: InboundEvent, ports: IngestPorts): Promise<Kept | 'finished' | 'erased'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = await identify(inbound, ports);
    const { profile, consents } = record;
    if (profile.erasedAt !== undefined) return 'erased';
    await catchUp(record, ports);
    const event = toCustomerEvent({ ...inbound, customerId: profile.customerId }, ports.clock.now());
    const change = changedConsents(consents, event, saidToMessages(inbound, consents));
    const applied = applyEvent(profile, event, inbound.traits);
    const kept = await ports.customers.keepEvent({
      event,
      profile:
        change.consents.length === 0
          ? applied
          : withConfirmedOn(applied, afterChange(consents, change.consents), event.occurredAt),
      ...change,
    });
    if (kept.outcome === 'kept')
      return { outcome: 'kept', event, changed: changedScopes(consents, change.consents) };
    if (kept.outcome === 'duplicate') return kept;
    if (kept.outcome === 'finished') return 'finished';
  }
  throw new StoreBusyError(`customer ${inbound.customerId} changed ${ATTEMPTS} times while an event came in`);
}

function afterChange(before: readonly Consent[], changed: readonly Consent[]): readonly Consent[] {
  const same = before.filter(({ channel }) => changed.every((one) => one.channel !== channel));
  return [...same, ...changed];
}

/** Traits that the event may have changed. */
function traitsOf({ event, traits, consent }: InboundEvent): string[] {
  const spoke = Object.keys(consent).length > 0 || event === CONSENT_CONFIRMED;
  return spoke ? [...Object.keys(traits), CONSENT_CONFIRMED_ON] : Object.keys(traits);
}

type WhyAside = Pick<Aside, 'reason' | 'detail'>;

/** Nothing more is kept of somebody who was erased, not even what came in. */
const ERASED: WhyAside = {
  reason: 'erased-customer',
  detail: ERASED_DETAIL,
};

async function refusalOf(inbound: InboundEvent, ports: IngestPorts): Promise<WhyAside | undefined> {
  const { catalog } = await ports.content.registry();
  const checked = checkEvent(inbound, await ports.content.catalog(catalog));
  return checked.ok ? undefined : checked;
}

async function isErased({ customerId }: InboundEvent, { customers }: IngestPorts): Promise<boolean> {
  return (await customers.customer(customerId)).profile.erasedAt !== undefined;
}

async function setAside(inbound: InboundEvent, why: WhyAside, ports: IngestPorts): Promise<IngestResult> {
  const { messageId: id, event: name } = inbound;
  const { reason, detail } = why;
  const kept = why === ERASED ? {} : { event: inbound };
  await ports.asides.setAside({ id, at: ports.clock.now(), name, reason, detail, ...kept });
  return nothingDone('set-aside');
}

function nothingDone(outcome: IngestResult['outcome']): IngestResult {
  return { outcome, clamped: false, entered: [], notEntered: [] };
}
