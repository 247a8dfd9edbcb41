import { escapeHtml as text } from '../html.ts';
import { page, timeElement } from '../page.ts';
import type { Answer } from '../service.ts';
import type { View } from './inbox-pages.ts';
import { INBOX_STYLE } from './inbox-style.ts';
import { addressOf, displayNameOf, type Mail, recipientsOf, type Step } from './mail.ts';
import { unsubscribeOf } from './unsubscribe.ts';

type Shown = {
  /** Newest first. */
  readonly mails: readonly Mail[];
  readonly to: string;
  readonly open: Mail | undefined;
  readonly view: View | undefined;
};

/** So many are listed; the search finds the others. */
const LISTED = 200;

/** The mails that were sent, one of them open, as their readers see it. */
export function inboxPage({ mails, to, open, view }: Shown): Answer {
  return page({
    title: open === undefined ? 'Inbox' : open.subject,
    style: INBOX_STYLE,
    body: `
<header><h1>Inbox</h1><p><a href="/">Home</a> · <a href="/phone">Phone</a> · mails as JSON:
<a href="/inbox/api/messages">/inbox/api/messages</a></p></header>
<main${open === undefined ? '' : ' class="reading"'}>
<nav aria-label="Mails"><form role="search"><input type="search" name="to" value="${text(to)}" placeholder="Search by address" aria-label="Search by address"><button>Search</button></form>
<div id="list" data-live>${list(mails, { to, open })}</div></nav>
${open === undefined ? NOTHING_OPEN : reading(open, view ?? (open.html === undefined ? 'text' : 'html'))}
</main>`,
  });
}

const NOTHING_OPEN = '<section class="mail empty"><p>Choose a mail to read it.</p></section>';

function list(mails: readonly Mail[], { to, open }: Pick<Shown, 'to' | 'open'>): string {
  if (mails.length === 0)
    return `<p class="none">${to === '' ? 'No mails yet.' : 'No mail to such an address.'}</p>`;
  const more =
    mails.length > LISTED
      ? `<p class="none">${mails.length - LISTED} older ones: search by address.</p>`
      : '';
  return `${mails
    .slice(0, LISTED)
    .map((mail) => entry(mail, { to, open }))
    .join('')}${more}`;
}

function entry(mail: Mail, { to, open }: Pick<Shown, 'to' | 'open'>): string {
  const search = to === '' ? '' : `&to=${encodeURIComponent(to)}`;
  const current = mail.id === open?.id ? ' aria-current="page"' : '';
  return `<a href="/inbox?open=${mail.id}${search}"${current}>${timeElement(mail.at)}
<b>${text(recipientsOf(mail).map(addressOf).join(', '))}</b><span>${text(mail.subject)}</span>${badge(mail)}</a>`;
}

const TROUBLE: ReadonlySet<string> = new Set(['bounced', 'suppressed', 'complained']);

function badge({ history }: Mail): string {
  const last = history.at(-1);
  if (last === undefined || last.what === 'delivered') return '';
  return `<i${TROUBLE.has(last.what) ? ' class="trouble"' : ''}>${last.what}</i>`;
}

function reading(mail: Mail, view: View): string {
  return `<section class="mail" aria-label="Mail">
<div class="top"><a class="back" href="/inbox">← All mails</a><h2>${text(mail.subject)}</h2>
<dl>${people(mail)}</dl>
<div class="actions">${views(mail, view)}<span class="gap"></span>${unsubscribeButton(mail)}${button(mail, 'complain', 'Mark as spam')}${button(mail, 'bounce', 'Bounce')}</div></div>
${content(mail, view)}
<details class="history" open><summary>What became of it</summary><ol id="history" data-live>${mail.history.map(step).join('')}</ol></details>
${tags(mail)}
</section>`;
}

function people({ from, to, cc, bcc, replyTo, at }: Mail): string {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['From', [from]],
    ['To', to],
    ['Cc', cc],
    ['Bcc', bcc],
    ['Reply to', replyTo],
  ];
  const shown = rows.filter(([, all]) => all.length > 0);
  const lines = shown.map(([name, all]) => `<dt>${name}</dt><dd>${all.map(person).join(', ')}</dd>`);
  return `${lines.join('')}<dt>Sent</dt><dd>${timeElement(at)}</dd>`;
}

function person(mailbox: string): string {
  const name = displayNameOf(mailbox);
  const address = `<span class="address">${text(addressOf(mailbox))}</span>`;
  return name === undefined ? address : `${text(name)} ${address}`;
}

function views({ id, html, text: plain }: Mail, current: View): string {
  const there = { html: html !== undefined, text: plain !== undefined, headers: true };
  const names = { html: 'HTML', text: 'Text', headers: 'Headers' };
  const all: readonly View[] = ['html', 'text', 'headers'];
  const links = all
    .filter((view) => there[view])
    .map((view) => {
      const here = view === current ? ' aria-current="true"' : '';
      return `<a href="/inbox?open=${id}&view=${view}"${here}>${names[view]}</a>`;
    });
  return `<span class="views">${links.join('')}</span>`;
}

const button = ({ id }: Mail, action: string, label: string): string =>
  `<form method="post" action="/inbox/${id}/${action}"><button>${label}</button></form>`;

function unsubscribeButton(mail: Mail): string {
  const offer = unsubscribeOf(mail);
  if (offer === undefined) return '';
  return button(mail, 'unsubscribe', offer.oneClick ? 'Unsubscribe' : 'Visit unsubscribe page');
}

function content(mail: Mail, view: View): string {
  if (view === 'headers') {
    const rows = mail.headers.map(
      ({ name, value }) => `<tr><th>${text(name)}</th><td>${text(value)}</td></tr>`,
    );
    return `<div class="sheet"><table>${rows.join('')}</table></div>`;
  }
  if (view === 'text') return `<div class="sheet"><pre>${text(mail.text ?? '')}</pre></div>`;
  return `<iframe class="sheet" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${mail.id}/body"></iframe>`;
}

function step({ at, what, detail }: Step): string {
  const trouble = TROUBLE.has(what) ? ' class="trouble"' : '';
  return `<li${trouble}>${timeElement(at)} <b>${what}</b>${detail === undefined ? '' : ` <span>${text(detail)}</span>`}</li>`;
}

function tags(mail: Mail): string {
  const all = Object.entries(mail.tags).map(([name, value]) => `${name} = ${value}`);
  const set = mail.configurationSet === undefined ? [] : [`configuration set ${mail.configurationSet}`];
  const files = mail.attachments.map(
    ({ name, type, bytes }) => `attached: ${name} (${type}, ${bytes} bytes)`,
  );
  const lines = [...files, ...all, ...set];
  return lines.length === 0
    ? ''
    : `<ul class="tags">${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`;
}
