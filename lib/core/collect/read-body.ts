import { refused } from './answers.ts';
import { type CollectAnswer, type CollectRequest, MAX_REQUEST_BYTES } from './request.ts';

export type Body = Readonly<Record<string, unknown>>;

/** The JSON object that a request holds, or the answer to what holds none. */
export function readBody(
  body: CollectRequest['body'],
): { readonly body: Body } | { readonly refusal: CollectAnswer } {
  if ('wrong' in body) {
    const refusal =
      body.wrong === 'too-large'
        ? refused(413, 'too-large', `a request may have ${MAX_REQUEST_BYTES / 1024} KB`)
        : refused(400, 'not-understood', 'the body is not packed as Content-Encoding says');
    return { refusal };
  }
  const value = parsedJson(body.text);
  if (isObject(value)) return { body: value };
  return { refusal: refused(400, 'not-understood', 'the body must be a JSON object') };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
