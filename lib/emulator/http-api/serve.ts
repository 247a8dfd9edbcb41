import { type Answer, AwsError, type AwsRequest, type Principal } from '../service.ts';
import { signerOf } from '../signature.ts';
import { forbidden, internalServerError, message, notFound } from './answers.ts';
import { type Admission, type Api, executeApiArn, type HttpApiParts, type Route } from './api.ts';
import { preflight, withCors } from './cors.ts';
import { integrationEvent } from './event.ts';
import { iamContext } from './iam-context.ts';
import { answerOf } from './integration-answer.ts';
import { type Visit, visitOf } from './visit.ts';

type Asked = {
  readonly request: AwsRequest;
  readonly api: Api;
  /** IAM has agreed, where the route asks for that. */
  readonly signed: boolean;
};

/** What API Gateway does with one request: preflight, route, throttle, admission, function, answer. */
export async function serve(asked: Asked, parts: HttpApiParts): Promise<Answer> {
  const { cors } = asked.api;
  const { request } = asked;
  const early = cors && preflight(cors, request);
  if (early !== undefined) return early;
  const answer = await routed(asked, parts);
  return cors === undefined ? answer : withCors(answer, { cors, request });
}

async function routed({ request, api, signed }: Asked, parts: HttpApiParts): Promise<Answer> {
  const found = visitOf({ request, api }, parts);
  if (found === undefined) return notFound();
  const { visit, route } = found;
  if (!visit.stage.take()) return message(429, 'Too Many Requests');
  const admission = await admit({ visit, route, signed }, parts);
  if (!admission.admitted) return admission.answer;
  const payload = integrationEvent(visit, { context: admission.context, place: parts.place });
  return withTimeout(invoked({ visit, route, payload }, parts), { route, parts });
}

async function admit(
  { visit, route, signed }: { readonly visit: Visit; readonly route: Route; readonly signed: boolean },
  { place, principalOf }: HttpApiParts,
): Promise<Admission> {
  const { access } = route;
  if (access.type === 'NONE') return { admitted: true, context: undefined };
  if ('authorizer' in access) return access.authorizer.admit(visit, access.scopes);
  const signer = signed ? signerOf(visit.request) : undefined;
  if (signer === undefined) return { admitted: false, answer: forbidden() };
  const principal = principalOf(signer.accessKeyId);
  return { admitted: true, context: iamContext(principal, { accessKey: signer.accessKeyId, place }) };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html */
async function invoked(
  { visit, route, payload }: { readonly visit: Visit; readonly route: Route; readonly payload: unknown },
  { place, invoke, log }: HttpApiParts,
): Promise<Answer> {
  const failed = (why: string): Answer => {
    log(`HTTP API ${visit.apiId}, ${visit.routeKey}: ${why}`);
    return internalServerError();
  };
  const path =
    route.key.segments === undefined ? '$default' : `${visit.request.method}/${route.key.segments.join('/')}`;
  const principal: Principal = {
    kind: 'service',
    service: 'apigateway.amazonaws.com',
    // The route's own path, with its variables: that is what a function's permission names.
    sourceArn: executeApiArn(place, `${visit.apiId}/${visit.stage.name}/${path}`),
  };
  try {
    const answered = await invoke({ functionArn: route.integration.functionArn, payload }, principal);
    if (!answered.ok) return failed(`${answered.errorType}: ${answered.errorMessage}`);
    return (
      answerOf(answered.result) ?? failed('the function answered with what is no response of format 2.0')
    );
  } catch (error) {
    if (error instanceof AwsError) return failed(error.message);
    throw error;
  }
}

function withTimeout(
  answer: Promise<Answer>,
  { route, parts }: { readonly route: Route; readonly parts: HttpApiParts },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cancel = parts.clock.after(route.integration.timeoutMs, () =>
      resolve(message(503, 'Service Unavailable')),
    );
    answer.then(resolve, reject).finally(cancel);
  });
}
