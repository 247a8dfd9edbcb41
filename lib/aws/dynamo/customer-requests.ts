import type { Consent } from '../../core/consent/definition.ts';
import type { CustomerStore } from '../../core/ports.ts';
import { put } from './actions.ts';
import { putEntry } from './consent-ledger.ts';
import { contactsPut } from './contact-item.ts';
import { eventItem, ledgerItem } from './event-item.ts';
import { putConsent, putProfile } from './profile-item.ts';
import type { Step } from './transact.ts';

/** The requests that change several rows of a customer at once. */

export function keepEventSteps(
  table: string,
  { event, profile, consents, said }: Parameters<CustomerStore['keepEvent']>[0],
): Step<'duplicate' | 'stale'>[] {
  const isNew = { only: 'attribute_not_exists(pk)' };
  return [
    { action: { Put: put(table, ledgerItem(event), isNew) }, otherwise: 'duplicate' },
    { action: { Put: put(table, eventItem(event)) } },
    { action: { Put: putProfile(table, profile) }, otherwise: 'stale' },
    ...consentSteps(table, consents),
    ...said.map((entry) => ({ action: { Put: putEntry(table, entry) } })),
  ];
}

function consentSteps(table: string, consents: readonly Consent[]): Step<'stale'>[] {
  return consents.map((consent) => ({ action: { Put: putConsent(table, consent) }, otherwise: 'stale' }));
}

export function adoptSteps(
  table: string,
  { profile, consents, contacts }: Parameters<CustomerStore['adopt']>[0],
): Step<'stale'>[] {
  const counted: Step<'stale'>[] =
    contacts === undefined ? [] : [{ action: { Put: contactsPut(table, contacts) }, otherwise: 'stale' }];
  return [
    { action: { Put: putProfile(table, profile) }, otherwise: 'stale' },
    ...consentSteps(table, consents),
    ...counted,
  ];
}
