import * as z from 'zod';
import type { Visit } from './visit.ts';

/**
 * Where an authorizer looks: `$request.header.Authorization`, `$request.querystring.token`, `$stageVariables.name`,
 * `$context.routeKey`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.identity-sources
 */
export const IdentitySource = z
  .string()
  .regex(
    /^\$(request\.(header|querystring)\.[\w-]+|stageVariables\.\w+|context\.routeKey)$/,
    'the emulator does not know this identity source',
  );

/** @returns undefined for one that is missing or empty */
export function identityIn({ request, stage, routeKey }: Visit, source: string): string | undefined {
  if (source === '$context.routeKey') return routeKey;
  const [place, name = ''] = source.split(/\.(?=[^.]+$)/);
  const found =
    place === '$request.header'
      ? request.headers[name.toLowerCase()]
      : place === '$request.querystring'
        ? request.query.get(name)
        : stage.variables?.[name];
  return found || undefined;
}
