import * as z from 'zod';
import { wildcardMatches } from '../iam/wildcard.ts';
import type { Answer, AwsRequest } from '../service.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export const CorsConfiguration = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.int().optional(),
});

export type Cors = z.infer<typeof CorsConfiguration>;

/** API Gateway answers a browser's preflight itself, whatever routes there are. */
export function preflight(cors: Cors, request: AwsRequest): Answer | undefined {
  const { origin, 'access-control-request-method': asked } = request.headers;
  if (request.method !== 'OPTIONS' || origin === undefined || asked === undefined) return undefined;
  const allowed = originHeaders(cors, request);
  if (allowed === undefined) return { status: 204, headers: {}, body: '' };
  return {
    status: 204,
    headers: {
      ...allowed,
      ...listed('access-control-allow-methods', cors.AllowMethods),
      ...listed('access-control-allow-headers', cors.AllowHeaders),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    },
    body: '',
  };
}

/** The API's CORS headers in place of those that the function gives. */
export function withCors(answer: Answer, { cors, request }: WithCors): Answer {
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
  const allowed = originHeaders(cors, request);
  const exposed = allowed && listed('access-control-expose-headers', cors.ExposeHeaders);
  return { ...answer, headers: { ...Object.fromEntries(own), ...allowed, ...exposed } };
}

type WithCors = { readonly cors: Cors; readonly request: AwsRequest };

function originHeaders(cors: Cors, { headers: { origin } }: AwsRequest): Record<string, string> | undefined {
  if (origin === undefined) return undefined;
  if (!cors.AllowOrigins.some((allowed) => wildcardMatches(allowed, origin))) return undefined;
  const anyone = cors.AllowOrigins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : origin,
    ...(!anyone && { vary: 'origin' }),
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

const listed = (name: string, values: readonly string[]): Record<string, string> =>
  values.length === 0 ? {} : { [name]: values.join(',') };
