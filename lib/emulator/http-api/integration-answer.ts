import * as z from 'zod';
import type { Answer } from '../service.ts';

/**
 * A function's answer as the browser gets it: format 2.0, or any other JSON as a body of its own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response
 * @returns undefined for a status, headers or body that cannot be
 */
export function answerOf(result: unknown): Answer | undefined {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { success, data } = Structured.safeParse(result);
  if (!success) return undefined;
  const { statusCode: status, headers, body, cookies, isBase64Encoded } = data;
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...sendable(headers ?? {}) },
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
    ...(cookies && { cookies }),
  };
}

/** What can stand in a header: no line breaks, nothing past Latin-1. */
const HeaderText = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/);
const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(HeaderText);
const Status = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().min(200).max(599));

const Structured = z.object({
  statusCode: Status,
  headers: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), HeaderValue).nullish(),
  body: z.string().nullish(),
  cookies: z.array(HeaderText).nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** How the body travels is the gateway's own business. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name)),
  );
}
