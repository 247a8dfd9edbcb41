import type { CollectAnswer, CollectOutcome } from './request.ts';

/** Any page may send, and no page may read more than whether it was taken; there are no cookies to protect. */
const HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

/** What Segment answers when all is well, with what it keeps to itself. */
export function taken(count: number, setAside: number): CollectAnswer {
  const body = { success: true, ...(setAside > 0 && { setAside }) };
  return { ...answer(200, 'taken', body), taken: count, setAside };
}

/** The event's id, so that whoever hears nothing may ask again under the same. */
export function accepted(messageId: string): CollectAnswer {
  return { ...answer(202, 'taken', { success: true, messageId }), taken: 1 };
}

/** What a browser asks before it sends to another site: https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export function preflight(): CollectAnswer {
  const { headers, ...rest } = answer(204, 'preflight', undefined);
  const allowed = {
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, content-encoding, x-retry-count',
    'access-control-max-age': '86400',
  };
  return { ...rest, headers: { ...headers, ...allowed } };
}

/** @param message for the developer who reads it in a console */
export function refused(status: number, outcome: CollectOutcome, message: string): CollectAnswer {
  return answer(status, outcome, { success: false, message });
}

function answer(status: number, outcome: CollectOutcome, body: object | undefined): CollectAnswer {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { status, outcome, headers: HEADERS, body: text, taken: 0, setAside: 0 };
}
