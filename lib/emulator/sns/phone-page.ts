import { escapeHtml as text } from '../html.ts';
import { page, timeElement } from '../page.ts';
import type { Answer } from '../service.ts';
import type { Phones, Text } from './phones.ts';
import type { Notice, Topics } from './topics.ts';

type Shown = {
  readonly phones: Phones;
  readonly topics: Topics;
  /** Whose phone; the one that has the newest text when nobody says. */
  readonly number: string | undefined;
  readonly now: number;
};

/** The texts of one number as its owner sees them, and the numbers there are. */
export function phonePage({ phones, topics, number, now }: Shown): Answer {
  const newest = newestByNumber(phones.texts());
  const shown = number ?? newest[0]?.number;
  return page({
    title: shown === undefined ? 'Phone' : `Phone ${shown}`,
    style: STYLE,
    body: `
<header><h1>Phone</h1><p><a href="/">Home</a> · <a href="/inbox">Inbox</a> · texts as JSON:
<a href="/phone/api/messages">/phone/api/messages</a></p></header>
<main>
<nav aria-label="Numbers"><div id="numbers" data-live>${newest.map((one) => entry(one, shown)).join('') || EMPTY_LIST}</div></nav>
${shown === undefined ? EMPTY_PHONE : phone(phones, { shown, now })}
<aside><h2>Topics</h2><div id="notices" data-live>${notices(topics.notices())}</div></aside>
</main>`,
  });
}

const EMPTY_LIST = '<p class="none">No texts yet.</p>';
const EMPTY_PHONE = `<section class="phone"><div class="screen"><p class="none">A text to any number rings here.</p></div></section>`;

function newestByNumber(texts: readonly Text[]): readonly Text[] {
  const newest = new Map<string, Text>();
  for (const one of texts) {
    newest.delete(one.number);
    newest.set(one.number, one);
  }
  return [...newest.values()].toReversed();
}

function entry({ number, body, at }: Text, shown: string | undefined): string {
  const current = number === shown ? ' aria-current="page"' : '';
  return `<a href="/phone?number=${encodeURIComponent(number)}"${current}><b>${text(number)}</b> ${timeElement(at)}
<span>${text(body)}</span></a>`;
}

function phone(phones: Phones, { shown, now }: { readonly shown: string; readonly now: number }): string {
  const texts = phones.texts(shown);
  const sender = texts.findLast(({ attributes }) => attributes[SENDER] !== undefined)?.attributes[SENDER];
  const optedOut = phones.isOptedOut(shown);
  const number = `<input type="hidden" name="number" value="${text(shown)}">`;
  return `<section class="phone" aria-label="Phone of ${text(shown)}">
<div class="bar"><span id="hour" data-live>${new Date(now).toISOString().slice(11, 16)}</span><b>${text(sender ?? 'Texts')}</b><span>${text(shown)}</span></div>
<div class="screen" id="texts" data-live>${optedOut ? STOPPED : ''}${texts.map(bubble).toReversed().join('')}</div>
<form class="reply" method="post" action="/phone/api/messages">${number}
<label><span class="hidden">Answer</span><input name="body" placeholder="Answer" required autocomplete="off"></label><button class="send">Send</button></form>
<div class="quick"><form method="post" action="/phone/api/messages">${number}<button name="body" value="STOP">Answer STOP</button></form>
<div id="again" data-live>${optedOut ? `<form method="post" action="/phone/opt-in">${number}<button>Opt in again</button></form>` : ''}</div></div>
</section>`;
}

const SENDER = 'AWS.SNS.SMS.SenderID';
const STOPPED = '<p class="note">This number has opted out. Texts to it do not arrive.</p>';

function bubble({ direction, body, at, encoding, segments, attributes, failure }: Text): string {
  const parts = `${segments} ${segments === 1 ? 'part' : 'parts'}, ${encoding}`;
  const kind = attributes['AWS.SNS.SMS.SMSType'];
  const about = direction === 'to' ? ` · ${parts}${kind === undefined ? '' : ` · ${text(kind)}`}` : '';
  const failed = failure === undefined ? '' : `<strong>not delivered: ${text(failure)}</strong>`;
  return `<article class="${direction}${failure === undefined ? '' : ' failed'}"><p>${linked(body)}</p>
<small>${timeElement(at)}${about}${failed}</small></article>`;
}

/** Phones make links of addresses. */
function linked(body: string): string {
  return body
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) =>
      at % 2 === 1
        ? `<a href="${text(part)}" target="_blank" rel="noreferrer">${text(part)}</a>`
        : text(part),
    )
    .join('');
}

function notices(all: readonly Notice[]): string {
  if (all.length === 0) return '<p class="none">Nothing was published to a topic.</p>';
  return all
    .slice(-20)
    .toReversed()
    .map(
      ({ topicArn, subject, body, at }) =>
        `<details><summary>${timeElement(at)} ${text(subject ?? topicArn.split(':').at(-1) ?? '')}</summary><pre>${text(body)}</pre></details>`,
    )
    .join('');
}

const STYLE = `
header { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem .5rem } h1 { margin: 0; font-size: 1.6rem; letter-spacing: -.02em }
header p { margin: .2rem 0; color: var(--soft) }
main { max-width: 68rem; margin: 0 auto; padding: 1rem 1.25rem 2rem; display: grid; gap: 1.5rem; align-items: start;
  grid-template-columns: minmax(12rem, 19rem) minmax(18rem, 24rem) minmax(10rem, 1fr) }
nav a { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: .6rem; padding: .6rem .8rem; border-radius: .6rem; text-decoration: none; color: inherit }
nav a:hover { background: var(--card) } nav a[aria-current] { background: var(--tint) }
nav time { color: var(--soft); font-size: .75rem; line-height: 1.9 }
nav span { grid-column: 1 / -1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: var(--soft); font-size: .87rem }
.phone { display: flex; flex-direction: column; height: min(44rem, calc(100vh - 9rem)); min-height: 26rem; padding: .9rem;
  border: 1px solid var(--line); border-radius: 2.2rem; background: var(--card); box-shadow: 0 .6rem 2rem light-dark(#0001, #0006) }
.bar { display: flex; justify-content: space-between; align-items: baseline; gap: .5rem; padding: .2rem .8rem .7rem; font-size: .8rem; color: var(--soft) }
.bar b { color: var(--ink); font-size: .95rem }
.screen { flex: 1; display: flex; flex-direction: column-reverse; justify-content: flex-end; gap: .8rem; overflow-y: auto; padding: .8rem; border-radius: 1.2rem; background: var(--paper) }
article { max-width: 86%; align-self: flex-start } article.from { align-self: flex-end; text-align: right }
article p { display: inline-block; margin: 0; padding: .55rem .85rem; border-radius: 1.1rem 1.1rem 1.1rem .3rem; background: var(--card);
  border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; text-align: left }
article.from p { border-radius: 1.1rem 1.1rem .3rem 1.1rem; background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
article.failed p { opacity: .55; border-style: dashed }
small { display: block; padding: .15rem .4rem 0; color: var(--soft); font-size: .74rem } small strong { display: block; color: var(--warn); font-weight: 500 }
.note { margin: 0; padding: .5rem; text-align: center; color: var(--warn); font-size: .85rem }
.reply { display: flex; gap: .5rem; padding: .8rem .2rem .4rem } .reply label { flex: 1 } .reply input { width: 100%; border-radius: 1.2rem }
.send { border-radius: 1.2rem; background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.quick { display: flex; gap: .5rem; padding: 0 .2rem; font-size: .87rem } .hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
.none { margin: 0; padding: .6rem .8rem; color: var(--soft) }
aside h2 { margin: 0 0 .4rem; font-size: 1rem } aside .none { padding: 0 } summary { cursor: pointer; overflow-wrap: anywhere } summary time { color: var(--soft); font-size: .8rem }
pre { margin: .3rem 0; padding: .6rem; border-radius: .5rem; background: var(--card); font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 60rem) { main { grid-template-columns: minmax(10rem, 15rem) 1fr } aside { grid-column: 1 / -1 } }
@media (max-width: 40rem) { main { grid-template-columns: 1fr } .phone { height: 34rem } }
`;
