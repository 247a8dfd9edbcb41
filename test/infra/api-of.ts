import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { resources } from './read-template.ts';

const Stage = z.object({
  ApiId: z.unknown(),
  StageName: z.string(),
  AutoDeploy: z.boolean(),
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
  AccessLogSettings: z.object({ Format: z.string() }),
});

/** One of the HTTP APIs, by the construct that it is in. */
export function apiOf(template: Template, construct: string) {
  const of = (type: string) =>
    resources(template, `AWS::ApiGatewayV2::${type}`)
      .filter(({ id }) => id.startsWith(construct))
      .map(({ Properties }) => Properties);
  const [stage] = of('Stage').map((properties) => Stage.parse(properties));
  if (stage === undefined) throw new Error(`${construct} has no stage`);
  return {
    stage,
    routes: of('Route')
      .map(({ RouteKey }) => String(RouteKey))
      .toSorted(),
    integrations: of('Integration'),
    /** Variables of the access log. */
    logged: stage.AccessLogSettings.Format.match(/\$context\.[A-Za-z.]+/g)?.toSorted(),
  };
}
