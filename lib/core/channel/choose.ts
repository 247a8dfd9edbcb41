import { withContact } from '../contact/with-contact.ts';
import type { ChannelChoice, ChannelQuestion } from './choice.ts';
import { chooseOne } from './choose-one.ts';

export type {
  ChannelChoice,
  ChannelQuestion,
  ChosenChannel,
  DeferredChannel,
  Judgement,
} from './choice.ts';

/**
 * Picks the channel for the moment, or the moment for the channel, and says why of each; docs/decisions/0008-channel-choice.md
 * has the reasons. Nothing has an effect: what is chosen here is checked again by the claim.
 */
export function chooseChannel(question: ChannelQuestion): ChannelChoice {
  const { wish } = question;
  return wish === 'both' ? chooseBoth(question) : chooseOne({ ...question, wish });
}

/** Each for itself, but for the caps: the e-mail may take the last slot. */
function chooseBoth(question: ChannelQuestion): ChannelChoice {
  const email = chooseOne({ ...question, wish: 'email' });
  const sms = chooseOne({ ...question, wish: 'sms', contacts: contactsAfter(email, question) });
  const chosen = [...email.chosen, ...sms.chosen];
  const [deferred] = [email.deferred, sms.deferred]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => one.until - other.until);
  return {
    reasons: [email, sms].flatMap(({ reasons }) =>
      reasons.filter(({ reason }) => reason !== 'not-asked-for'),
    ),
    chosen,
    deferred,
    skipped: chosen.length > 0 || deferred !== undefined ? undefined : (email.skipped ?? sms.skipped),
    fallback: [],
  };
}

/** With the e-mail that is about to go out; its name does not matter here. */
function contactsAfter({ chosen }: ChannelChoice, { contacts, now }: ChannelQuestion) {
  const [email] = chosen;
  return email === undefined
    ? contacts
    : withContact(contacts, { sendId: '', channel: email.channel, at: now }, now);
}
