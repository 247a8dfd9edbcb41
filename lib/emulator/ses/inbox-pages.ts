import * as z from 'zod';
import type { KeptList } from '../kept-list.ts';
import { isFromElsewhere, jsonPage, seeOther } from '../page.ts';
import type { Answer, AwsRequest } from '../service.ts';
import type { Delivery, Reader } from './delivery.ts';
import { inboxPage } from './inbox-page.ts';
import { addressOf, type Mail, recipientsOf } from './mail.ts';
import type { QuotaKeeper } from './quota.ts';
import { clickPath, linksOf, trackedHtml } from './tracked-html.ts';
import { unsubscribeOf } from './unsubscribe.ts';

type Parts = {
  readonly mails: KeptList<Mail>;
  readonly delivery: Delivery;
  readonly quota: QuotaKeeper;
};
type Answered = Answer | undefined | Promise<Answer>;

/**
 * The inbox: a page for people, and for tests `GET /inbox/api/messages?to=…` and `GET /inbox/api/messages/{id}`, which
 * names the addresses to ask for to open the mail, follow its links, complain and so on.
 */
export function inboxPages(parts: Parts): (request: AwsRequest) => Answered {
  return (request) => {
    const { method, path, query } = request;
    const to = query.get('to') ?? '';
    if (path !== '/inbox' && !path.startsWith('/inbox/')) return undefined;
    if (method === 'POST' && isFromElsewhere(request)) return FORBIDDEN;
    switch (`${method} ${path}`) {
      case 'GET /inbox':
        return inboxPage({
          mails: mailsTo(to, parts),
          to,
          open: openMail(request, parts),
          view: viewOf(query),
        });
      case 'GET /inbox/api/messages':
        return jsonPage({ messages: mailsTo(to, parts).map(summary) });
      case 'GET /inbox/api/quota':
        return jsonPage(parts.quota.state());
      case 'POST /inbox/api/quota':
        return setQuota(request, parts);
      default:
        return ofOneMail(request, parts);
    }
  };
}

const FORBIDDEN = jsonPage({ error: 'this form is not for other sites' }, 403);
const NOT_FOUND = jsonPage({ error: 'there is no such mail' }, 404);

/** Newest first. */
function mailsTo(to: string, { mails }: Parts): readonly Mail[] {
  const wanted = to.trim().toLowerCase();
  return mails
    .all()
    .filter((mail) => recipientsOf(mail).some((one) => one.toLowerCase().includes(wanted)))
    .toReversed();
}

function openMail({ query }: AwsRequest, { mails }: Parts): Mail | undefined {
  return mails.get(query.get('open') ?? '');
}

const VIEWS = ['html', 'text', 'headers'] as const;
export type View = (typeof VIEWS)[number];
const viewOf = (query: URLSearchParams): View | undefined => VIEWS.find((view) => view === query.get('view'));

function ofOneMail(request: AwsRequest, { mails, delivery }: Parts): Answered {
  const [, id = '', action = '', index = ''] =
    /^\/inbox\/(?:api\/messages\/)?([\w-]+)(?:\/([\w.]+)(?:\/(\d+))?)?$/.exec(request.path) ?? [];
  const mail = mails.get(id);
  if (mail === undefined) return NOT_FOUND;
  if (request.method === 'POST') return pressed(action, mail, delivery);
  switch (action) {
    case '':
      return jsonPage(described(mail));
    case 'body':
      return { status: 200, headers: BODY_HEADERS, body: trackedHtml(mail) };
    case 'pixel.gif':
      if (!mail.tracks.opens) return NOT_FOUND;
      delivery.open(mail, readerOf(request));
      return {
        status: 200,
        headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' },
        body: PIXEL,
      };
    case 'click': {
      const link = linksOf(mail.html ?? '')[Number(index)];
      if (link === undefined || !mail.tracks.clicks) return NOT_FOUND;
      delivery.click(mail, link, readerOf(request));
      return { status: 302, headers: { location: link }, body: '' };
    }
    default:
      return undefined;
  }
}

function pressed(action: string, mail: Mail, delivery: Delivery): Answered {
  const back = seeOther(`/inbox?open=${mail.id}`);
  switch (action) {
    case 'complain':
      delivery.complain(mail);
      return back;
    case 'bounce':
      delivery.bounce(mail);
      return back;
    case 'unsubscribe':
      return delivery.unsubscribe(mail).then(() => back);
    default:
      return NOT_FOUND;
  }
}

function readerOf({ headers }: AwsRequest): Reader {
  return { ipAddress: '127.0.0.1', userAgent: headers['user-agent'] ?? 'unknown' };
}

/** A mail's own script never runs, and the mail is no part of this site. */
const BODY_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src * 'unsafe-inline'; font-src *",
};

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function summary({ id, at, from, subject, tags, history, ...mail }: Mail) {
  const to = recipientsOf({ ...mail }).map(addressOf);
  return { id, at: new Date(at).toISOString(), from, to, subject, tags, status: history.at(-1)?.what };
}

function described(mail: Mail) {
  const { id } = mail;
  return {
    ...mail,
    at: new Date(mail.at).toISOString(),
    history: mail.history.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    unsubscribe: unsubscribeOf(mail),
    links: linksOf(mail.html ?? '').map((url, at) => ({
      url,
      ...(mail.tracks.clicks && { click: clickPath(id, at) }),
    })),
    actions: {
      ...(mail.tracks.opens && { open: `GET /inbox/${id}/pixel.gif` }),
      complain: `POST /inbox/${id}/complain`,
      bounce: `POST /inbox/${id}/bounce`,
      unsubscribe: `POST /inbox/${id}/unsubscribe`,
    },
  };
}

const NewQuota = z.object({ maxSendRate: z.number().positive(), max24HourSend: z.number().nonnegative() });

function setQuota({ body }: AwsRequest, { quota }: Parts): Answer {
  const read = NewQuota.safeParse(JSON.parse(body.toString('utf8') || '{}'));
  if (!read.success) return jsonPage({ error: z.prettifyError(read.error) }, 400);
  quota.set(read.data);
  return jsonPage(quota.state());
}
