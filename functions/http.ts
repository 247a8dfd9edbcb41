import * as z from 'zod';
import { PLAIN_HEADERS } from '../lib/core/pages/headers.ts';
import type { PageAnswer, PageRequest } from '../lib/core/pages/page.ts';
import { bareError } from './bare-error.ts';
import { logger, stack } from './lambda.ts';
import { parseInput } from './parse-input.ts';

/**
 * What an HTTP API passes to its function, payload format 2.0, as far as we use it:
 * {@link https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html}.
 * Header names are in lower case; a header or parameter that came twice is joined by commas.
 */
const HttpEvent = z.object({
  rawPath: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  queryStringParameters: z.record(z.string(), z.string()).default({}),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
export type HttpEvent = z.output<typeof HttpEvent>;

export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Told = { readonly status: number; readonly headers: HttpAnswer['headers']; readonly body: string };

/**
 * The function of an HTTP API. It logs how it went, and nothing of what was asked: the address has a token in it. Whatever goes
 * wrong is a 500, so that a mail program or an SDK tries again.
 */
export function httpApi<Request, Answer extends Told>(
  read: (event: HttpEvent) => Request,
  task: (request: Request) => Promise<Answer>,
) {
  return stack<unknown, HttpAnswer>().handler(async (event) => {
    try {
      const { headers, body, ...told } = await task(read(parseInput(HttpEvent, event)));
      logger.info('done', told);
      return { statusCode: told.status, headers, body };
    } catch (error) {
      logger.error('failed', { error: bareError(error) });
      return FAILED;
    }
  });
}

/** The function behind pages: the body is text. */
export function http(task: (request: PageRequest) => Promise<PageAnswer>) {
  return httpApi(pageRequest, task);
}

function pageRequest(event: HttpEvent): PageRequest {
  const { rawPath, headers, queryStringParameters, requestContext, body, isBase64Encoded } = event;
  return {
    method: requestContext.http.method,
    path: rawPath,
    query: queryStringParameters,
    headers,
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}

const FAILED: HttpAnswer = {
  statusCode: 500,
  headers: { ...PLAIN_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60' },
  body: 'Something went wrong on our side. Please try again in a minute.\n처리 중 문제가 생겼습니다. 잠시 후 다시 시도해 주세요.\n',
};
