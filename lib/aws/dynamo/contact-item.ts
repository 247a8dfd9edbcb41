import * as z from 'zod';
import type { Channel } from '../../core/channel/definition.ts';
import { Contact, type ContactHistory } from '../../core/contact/definition.ts';
import { update } from './actions.ts';
import type { Item } from './dynamo.ts';
import { contactKey } from './table-shape.ts';

/** One attribute for each figure, so that a click adds to its own and to nothing else. A click may be there first. */
const ContactItem = z.object({
  recent: z.array(Contact).default([]),
  emailSent: z.int().default(0),
  emailClicked: z.int().default(0),
  smsSent: z.int().default(0),
  smsClicked: z.int().default(0),
  version: z.int().default(0),
});

export function readContacts(customerId: string, item: Item | undefined): ContactHistory {
  const { recent, version, ...row } = ContactItem.parse(item ?? {});
  return {
    customerId,
    recent,
    email: { sent: row.emailSent, clicked: row.emailClicked },
    sms: { sent: row.smsSent, clicked: row.smsClicked },
    version,
  };
}

/** Writes a history, if it is the next one. Clicks stay as they are. */
export function contactsUpdate(table: string, contacts: ContactHistory) {
  const { customerId, recent, email, sms, version } = contacts;
  const neverWrittenTo = 'attribute_not_exists(#version)';
  const hasVersionBefore = '#version = :before';
  const values = { recent, emailSent: email.sent, smsSent: sms.sent, version };
  return update(table, contactKey(customerId), {
    set: 'SET #recent = :recent, #emailSent = :emailSent, #smsSent = :smsSent, #version = :version',
    only: version === 1 ? neverWrittenTo : hasVersionBefore,
    values: version === 1 ? values : { ...values, before: version - 1 },
  });
}

export function clickUpdate(table: string, customerId: string, channel: Channel) {
  return update(table, contactKey(customerId), {
    set: 'ADD #clicked :one',
    names: { clicked: `${channel}Clicked` },
    values: { one: 1 },
  });
}
