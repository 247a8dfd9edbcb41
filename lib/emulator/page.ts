import { createHash } from 'node:crypto';
import { escapeHtml as text } from './html.ts';
import type { Answer, AwsRequest } from './service.ts';

/**
 * A page that loads nothing from elsewhere and reads well without its one script, which keeps up to date what has the
 * attribute `data-live` and an id.
 */
export function page({
  title,
  style,
  body,
  status = 200,
}: {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly status?: number;
}): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text(title)}</title><style>${COLORS}${style}</style></head>
<body>${body}<script>${KEEP_UP}</script></body></html>`,
  };
}

export function jsonPage(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value, undefined, 2),
  };
}

/** After a form: the reader's browser asks for the page anew. */
export const seeOther = (location: string): Answer => ({ status: 303, headers: { location }, body: '' });

/** A site that someone visits by chance may not press this page's buttons. Browsers say where a form comes from. */
export function isFromElsewhere({ headers }: AwsRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** `2026-03-01 09:05`, UTC, as a `<time>`. */
export function timeElement(at: number): string {
  const iso = new Date(at).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`;
}

const COLORS = `
:root { color-scheme: light dark; --ink: light-dark(#17211d, #e6ede9); --soft: light-dark(#5b6963, #9aaaa2);
  --paper: light-dark(#f7f8f6, #101513); --card: light-dark(#fff, #18201c); --line: light-dark(#dfe4e0, #2b3631);
  --accent: light-dark(#1f5c4d, #6fc7ad); --on-accent: light-dark(#fff, #0d1a16);
  --tint: light-dark(#e8f1ee, #1d2c27); --warn: light-dark(#9c3b1b, #f0a184) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
a { color: var(--accent) } time { font-variant-numeric: tabular-nums }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button, input { font: inherit; color: inherit }
button { padding: .35rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); cursor: pointer }
button:hover { border-color: var(--accent) }
input { padding: .4rem .7rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); min-width: 0 }
`;

const KEEP_UP = `setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of document.querySelectorAll('[data-live]')) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML) old.innerHTML = now.innerHTML;
  }
}, 2000);`;

const SCRIPT_HASH = createHash('sha256').update(KEEP_UP).digest('base64');
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');
