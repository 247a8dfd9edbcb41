import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const { GET, HEAD, POST } = HttpMethod;
/** Unsubscribing, preferences, click redirects. Whoever has a link may open it; nothing else is there. */
const ROUTES = {
  '/u/{token}': [GET, HEAD, POST],
  '/p/{token}': [GET, HEAD, POST],
  '/c/{token}': [GET, HEAD],
};

/** What of a request may be logged: no path, for it holds the token, and no address. */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** The pages that links in messages lead to: no login, no cookies, no JavaScript. */
export class PublicPages extends Construct {
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, { pages }: { pages: Function }) {
    super(scope, 'PublicPages');
    const api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Sojourn: the pages that links in messages lead to',
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration('Pages', pages, { scopePermissionToRoute: false });
    const routes = Object.entries(ROUTES).flatMap(([path, methods]) =>
      api.addRoutes({ path, methods, integration }),
    );
    for (const route of routes) {
      acknowledge(
        route,
        'Open to whoever has the link, as RFC 8058 asks: the token in it is signed, and says who and what.',
        'APIG4',
      );
    }
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      // Mailbox providers unsubscribe for their users in bursts; a flood beyond that must not use up the account's calls.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#log()),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    this.url = api.apiEndpoint;
  }

  #log(): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      // The prefix spares the account's log resource policy: see journeys.ts.
      logGroupName: `/aws/vendedlogs/apis/${Stack.of(this).stackName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
