import * as z from 'zod';
import { Contact, type ContactHistory } from '../../core/contact/definition.ts';
import { put } from './actions.ts';
import type { Item } from './dynamo.ts';
import { contactKey } from './table-shape.ts';

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

/** Writes a history, if it is the next one. */
export function contactsPut(table: string, contacts: ContactHistory) {
  const { customerId, recent, email, sms, version } = contacts;
  const neverWrittenTo = { only: 'attribute_not_exists(#version)' };
  const hasVersionBefore = { only: '#version = :before', values: { before: version - 1 } };
  const item = {
    ...contactKey(customerId),
    recent,
    emailSent: email.sent,
    emailClicked: email.clicked,
    smsSent: sms.sent,
    smsClicked: sms.clicked,
    version,
  };
  return put(table, item, version === 1 ? neverWrittenTo : hasVersionBefore);
}
