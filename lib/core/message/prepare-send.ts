import { chooseChannel } from '../channel/choose.ts';
import { currentLeg } from '../enrolment/current-leg.ts';
import type { Channel } from '../channel/definition.ts';
import { shortId } from '../hash.ts';
import type { Clock, Content, CustomerStore } from '../ports.ts';
import type { SendMessageInput } from '../tasks/input.ts';
import type { EpochMs } from '../time/instant.ts';
import type { CompiledMessage } from './definition.ts';
import { type RenderedMessage, renderFor } from './render-for.ts';
import type { ChannelReason, Send } from './send.ts';

export type PreparePorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'event'>;
  readonly content: Pick<Content, 'registry' | 'message'>;
};

export type Prepared = Sendable | Unsendable;
export type Sendable = {
  readonly send: Send & { readonly channel: Channel };
  readonly address: string;
  /** The consent that the send relies on; undefined where it needs none. */
  readonly consentEpoch: number | undefined;
  readonly rendered: RenderedMessage;
};
/** SKIPPED or FAILED, with its reason. */
type Unsendable = { readonly send: Send };

/** A send Lambda lives 30 s; ten more, and nobody can still be calling the provider. */
const LEASE_MS = 40_000;

/**
 * The first half of a send, without any effect: by which channel and why, to which address, in which words.
 * @param suppressed channels whose address a claim has found suppressed   @throws LegOverError
 */
export async function prepareSend(
  input: SendMessageInput,
  suppressed: readonly Channel[],
  ports: PreparePorts,
): Promise<Prepared> {
  const { run, journey, step } = input;
  const message = await ports.content.message(step.message.hash);
  const { settings } = await ports.content.registry();
  const record = await ports.customers.customer(run.customerId);
  const enrolment = currentLeg(record, run);
  const { reasons, chosen } = chooseChannel({
    wish: step.channel,
    purpose: journey.purpose,
    urgency: message.urgency,
    content: contentOf(message),
    traits: record.profile.traits,
    consents: record.consents,
    suppressed,
  });
  const send = draft(input, { reasons, variants: enrolment.variants, now: ports.clock.now() });
  if (chosen === undefined) return { send: { ...send, status: 'SKIPPED', reason: whyNone(reasons) } };

  const { channel, address, consentEpoch } = chosen;
  const entry = await ports.customers.event(run.customerId, enrolment.entry);
  const rendered = renderFor({
    message,
    channel,
    settings,
    profile: record.profile,
    entry: entry?.properties ?? {},
  });
  if ('reason' in rendered) return { send: { ...send, channel, status: 'FAILED', reason: rendered.reason } };
  return { send: { ...send, channel, locale: rendered.locale }, address, consentEpoch, rendered };
}

function contentOf(message: CompiledMessage): Channel[] {
  const channels: Channel[] = [];
  if (Object.keys(message.email).length > 0) channels.push('email');
  if (Object.keys(message.sms).length > 0) channels.push('sms');
  return channels;
}

/** The row as the claim would write it. Its name holds no channel: a retry that would choose another must find it. */
function draft(
  { run, journey, step }: SendMessageInput,
  known: { reasons: readonly ChannelReason[]; variants: Send['variants']; now: EpochMs },
): Send {
  return {
    sendId: shortId('send', run.enrolmentId, step.id, run.visit),
    customerId: run.customerId,
    enrolmentId: run.enrolmentId,
    journeyId: journey.id,
    stepId: step.id,
    visit: run.visit,
    purpose: journey.purpose,
    messageId: step.message.id,
    messageHash: step.message.hash,
    status: 'SENDING',
    reasons: [...known.reasons],
    createdAt: known.now,
    leaseUntil: known.now + LEASE_MS,
    variants: known.variants,
    evidence: {},
  };
}

/** The reason of the best channel that was asked for and has words: it is what a person would ask about. */
function whyNone(reasons: readonly ChannelReason[]): string {
  const telling = reasons.find(({ reason }) => reason !== 'not-asked-for' && reason !== 'no-content');
  return telling?.reason ?? 'no-content';
}
