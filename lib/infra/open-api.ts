import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  type ThrottleSettings,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';

/** What of a request may be logged: no path, for it may hold a token, and no address. */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/**
 * An HTTP API that anybody can call, answered by one function.
 * @param name of the API, and of its access log
 * @param whyOpen what says who is calling, if API Gateway does not
 * @returns its address, without a slash at the end
 */
export function openApi(
  scope: Construct,
  {
    name,
    description,
    routes,
    answer,
    throttle,
    whyOpen,
    alarms,
  }: {
    name: string;
    description: string;
    routes: Readonly<Record<string, readonly HttpMethod[]>>;
    answer: Function;
    throttle: ThrottleSettings;
    whyOpen: string;
    alarms: Alarms;
  },
): string {
  const api = new HttpApi(scope, 'Api', { apiName: name, description, createDefaultStage: false });
  const integration = new HttpLambdaIntegration('Answer', answer, { scopePermissionToRoute: false });
  for (const [path, methods] of Object.entries(routes))
    for (const route of api.addRoutes({ path, methods: [...methods], integration }))
      acknowledge(route, whyOpen, 'APIG4');
  new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLog(scope, name)),
      format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
    },
  });
  alarms.onServerErrors(scope.node.id, api);
  return api.apiEndpoint;
}

function accessLog(scope: Construct, name: string): LogGroup {
  return new LogGroup(scope, 'AccessLog', {
    // The prefix spares the account's log resource policy: see journeys.ts.
    logGroupName: `/aws/vendedlogs/apis/${name}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
