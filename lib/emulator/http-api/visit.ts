import { randomUUID } from 'node:crypto';
import type { AwsRequest } from '../service.ts';
import { type Api, executeApiArn, type HttpApiParts, type Route, type Stage } from './api.ts';
import { findRoute } from './route-key.ts';

/** One request to one route of an API. */
export type Visit = {
  readonly id: string;
  readonly at: number;
  readonly request: AwsRequest;
  readonly apiId: string;
  readonly stage: Stage;
  readonly routeKey: string;
  /** Below the API's address; a named stage is its first segment. */
  readonly rawPath: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** What IAM and Lambda authorizers are asked about: `…:<api>/<stage>/GET/orders/7` */
  readonly arn: string;
};

/** @returns undefined where the API has no such stage or route */
export function visitOf(
  { request, api }: { readonly request: AwsRequest; readonly api: Api },
  { place, clock }: HttpApiParts,
): { readonly visit: Visit; readonly route: Route } | undefined {
  const segments = request.path.split('/').slice(3);
  const named = api.stages.get(segments[0] ?? '');
  const stage = named ?? api.stages.get('$default');
  if (stage === undefined) return undefined;
  const path = `/${segments.slice(named === undefined ? 0 : 1).join('/')}`;
  const found = findRoute(api.routes, { method: request.method, path });
  if (found === undefined) return undefined;
  const visit = {
    id: randomUUID(),
    at: clock.now(),
    request,
    apiId: api.id,
    stage,
    routeKey: found.route.key.text,
    rawPath: `/${segments.join('/')}`,
    pathParameters: found.parameters,
    arn: executeApiArn(place, `${api.id}/${stage.name}/${request.method}${path}`),
  };
  return { visit, route: found.route };
}
