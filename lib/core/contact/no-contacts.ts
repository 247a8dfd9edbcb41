import type { ContactHistory } from './definition.ts';

/** The history of a customer who was never written to: version 0. */
export function noContacts(customerId: string): ContactHistory {
  const never = { sent: 0, clicked: 0 };
  return { customerId, recent: [], email: never, sms: never, version: 0 };
}
