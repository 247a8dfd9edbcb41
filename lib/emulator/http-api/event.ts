import type { AwsRequest, Place } from '../service.ts';
import type { Visit } from './visit.ts';

/**
 * The event of a Lambda integration, payload format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @param context  what the authorizer found out
 */
export function integrationEvent(visit: Visit, { context, place }: EventParts) {
  const event = commonEvent(visit, place);
  return {
    ...event,
    requestContext: { ...event.requestContext, ...(context && { authorizer: context }) },
    ...bodyOf(visit.request),
  };
}

type EventParts = {
  readonly context: Readonly<Record<string, unknown>> | undefined;
  readonly place: Place;
};

/** What integrations and Lambda authorizers are told alike. What is empty is left out. */
export function commonEvent(visit: Visit, place: Place) {
  const { method, headers, query } = visit.request;
  const { cookie, ...others } = headers;
  return {
    version: '2.0',
    routeKey: visit.routeKey,
    rawPath: visit.rawPath,
    rawQueryString: query.toString(),
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: { ...others, 'x-forwarded-for': SOURCE_IP, 'x-forwarded-proto': 'http' },
    ...(query.size > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(visit.pathParameters).length > 0 && { pathParameters: visit.pathParameters }),
    ...(visit.stage.variables && { stageVariables: visit.stage.variables }),
    requestContext: {
      accountId: place.account,
      apiId: visit.apiId,
      domainName: headers['host'] ?? '',
      domainPrefix: visit.apiId,
      http: {
        method,
        path: visit.rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: SOURCE_IP,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: visit.id,
      routeKey: visit.routeKey,
      stage: visit.stage.name,
      time: commonLogTime(visit.at),
      timeEpoch: visit.at,
    },
  };
}

/** The gateway listens nowhere else. */
const SOURCE_IP = '127.0.0.1';

/** Of a name that comes twice, both values, with a comma between. */
function joined(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(',')]));
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(at: number): string {
  const [, day, month, year, time] = new Date(at).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/**
 * Text goes as it is, everything else in base64: forms too, as AWS does, and what is packed, whatever it was before: it is
 * no text any more.
 */
function bodyOf({ headers, body }: AwsRequest) {
  if (body.length === 0) return { isBase64Encoded: false };
  const type = headers['content-type'] ?? 'text/plain';
  const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
  const isText = !isPacked && /^text\/|^application\/(json|javascript|xml)\b|\+(json|xml)\b/i.test(type);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}
