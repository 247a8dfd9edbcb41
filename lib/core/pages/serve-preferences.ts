import { CHANNELS } from '../channel/definition.ts';
import { canonicalJson } from '../hash.ts';
import type { CustomerRecord } from '../ports.ts';
import { readToken } from '../token/read.ts';
import { signToken } from '../token/sign.ts';
import { chosenIn } from './chosen.ts';
import { pageEvidence } from './evidence.ts';
import { type FormFields, readForm } from './form.ts';
import { type KeepSaidPorts, keepSaid, type Said } from './keep-said.ts';
import { noticePage } from './notice-page.ts';
import type { PageAnswer } from './page.ts';
import { FIELDS, type PreferencesView, preferencesPage } from './preferences-page.ts';
import { refusesAll } from './refuses-all.ts';
import type { Visit } from './visit.ts';

/** The page's form may be sent in for an hour; the link to the page works for as long as its key. */
const EDIT_MS = 3_600_000;

/** `/p/<token>`. GET shows what stands; POST, with the `edit` token of a page shown within the hour, changes it. */
export async function servePreferences(visit: Visit, ports: KeepSaidPorts): Promise<PageAnswer> {
  const { request, token, keys } = visit;
  const now = ports.clock.now();
  if (request.method !== 'POST') return preferencesPage(viewOf(visit, visit.record, now));
  const form = await readForm(request.headers['content-type'], request.body);
  const edit = form?.find(([name]) => name === FIELDS.edit)?.[1];
  if (form === undefined || edit === undefined) return noticePage('notUnderstood', visit);
  const may = readToken({ purpose: 'edit', text: edit, keys, now });
  if ('refused' in may) return noticePage(may.refused === 'expired' ? 'formExpired' : 'forged', visit);
  if (may.ok.c !== token.c) return noticePage('forged', visit);
  const say = (record: CustomerRecord) => saidIn(form, visit, viewOf(visit, record, now));
  await keepSaid({ customerId: token.c, request: canonicalJson(form), say }, ports);
  const after = await ports.customers.customer(token.c);
  return preferencesPage(viewOf(visit, after, now), stopsAll(form) ? 'stopped' : 'saved');
}

function viewOf(
  { settings, language, token, keys }: Visit,
  record: CustomerRecord,
  now: number,
): PreferencesView {
  const payload = { ...token, e: Math.ceil((now + EDIT_MS) / 1000) };
  return {
    settings,
    language,
    consents: record.consents,
    traits: record.profile.traits,
    edit: signToken({ purpose: 'edit', payload, keys }),
  };
}

function stopsAll(form: FormFields): boolean {
  return form.some(([name]) => name === FIELDS.stop);
}

function saidIn(form: FormFields, { token, language }: Visit, view: PreferencesView): Said {
  const evidence = pageEvidence('preference centre', token, language);
  if (!stopsAll(form))
    return { event: 'Preferences Changed', properties: {}, ...chosenIn(form, view, evidence) };
  const open = CHANNELS.filter((channel) => !refusesAll(view.consents, channel));
  const refusal = { status: 'withdrawn', topics: {}, basis: 'express', ...evidence } as const;
  return {
    event: 'Unsubscribed',
    properties: { scope: 'everything' },
    consent: Object.fromEntries(open.map((channel) => [channel, refusal])),
    traits: {},
  };
}
