import type { SaidOfChannel } from '../consent/definition.ts';
import { localized } from '../localized-text.ts';
import type { CustomerRecord } from '../ports.ts';
import { signToken } from '../token/sign.ts';
import { pageEvidence } from './evidence.ts';
import { type FormFields, readForm } from './form.ts';
import { type KeepSaidPorts, keepSaid, type Said } from './keep-said.ts';
import { noticePage } from './notice-page.ts';
import type { PageAnswer } from './page.ts';
import { refusesAll } from './refuses-all.ts';
import {
  ONE_CLICK,
  ONLY_TOPIC,
  type UnsubscribeView,
  unsubscribedPage,
  unsubscribePage,
} from './unsubscribe-page.ts';
import type { Visit } from './visit.ts';

/**
 * `/u/<token>`. GET shows the page and changes nothing. POST with the one field of RFC 8058, or with the topic that the
 * second button names, acts, and answers 200 without a redirect.
 */
export async function serveUnsubscribe(visit: Visit, ports: KeepSaidPorts): Promise<PageAnswer> {
  const { request, text, token } = visit;
  const view = viewOf(visit);
  if (request.method !== 'POST') return unsubscribePage(view);
  const what = asked(await readForm(request.headers['content-type'], request.body), view);
  if (what === undefined) return noticePage('notUnderstood', visit);
  const say = (record: CustomerRecord) => saidOf(what, visit, record);
  await keepSaid({ customerId: token.c, request: `${what} ${text}`, say }, ports);
  return unsubscribedPage(view, what);
}

function viewOf({ settings, language, token, keys }: Visit): UnsubscribeView {
  const topic = Object.hasOwn(settings.topics, token.tp) ? settings.topics[token.tp] : undefined;
  return {
    settings,
    language,
    channel: token.ch,
    topic: topic === undefined ? undefined : { id: token.tp, title: localized(topic.title, language) },
    preferences: `../p/${signToken({ purpose: 'preferences', payload: token, keys })}?lang=${language}`,
  };
}

/** Exactly one field: a form with more in it comes from somewhere else. */
function asked(form: FormFields | undefined, { topic }: UnsubscribeView): 'all' | 'topic' | undefined {
  const [field, more] = form ?? [];
  if (field === undefined || more !== undefined) return undefined;
  const [name, value] = field;
  if (name === ONE_CLICK.name && value === ONE_CLICK.value) return 'all';
  return name === ONLY_TOPIC && topic !== undefined && value === topic.id ? 'topic' : undefined;
}

function saidOf(what: 'all' | 'topic', { token, language }: Visit, record: CustomerRecord): Said {
  const { ch: channel, tp: topic, s: sendId } = token;
  const evidence = pageEvidence(what === 'all' ? 'one-click' : 'unsubscribe page', token, language);
  const words: SaidOfChannel =
    what === 'all'
      ? { status: 'withdrawn', topics: {}, basis: 'express', ...evidence }
      : { topics: { [topic]: 'withdrawn' }, basis: 'express', ...evidence };
  const refused = // already: the same request once more changes nothing
    what === 'all'
      ? refusesAll(record.consents, channel)
      : record.consents.some((one) => one.channel === channel && one.topics[topic]?.status === 'withdrawn');
  return {
    event: 'Unsubscribed',
    properties: { channel, topic, scope: what, ...(sendId !== '' && { sendId }) },
    consent: refused ? {} : { [channel]: words },
    traits: {},
  };
}
