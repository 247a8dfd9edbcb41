import type { ContactHistory } from './definition.ts';

/** The history of a customer who was never written to. */
export function emptyContacts(customerId: string): ContactHistory {
  const none = { sent: 0, clicked: 0 };
  return { customerId, recent: [], email: none, sms: none, version: 0 };
}
