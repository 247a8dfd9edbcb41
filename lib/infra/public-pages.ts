import { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { openApi } from './open-api.ts';

const { GET, HEAD, POST } = HttpMethod;
/** Unsubscribing, preferences, click redirects. Whoever has a link may open it; nothing else is there. */
const ROUTES = {
  '/u/{token}': [GET, HEAD, POST],
  '/p/{token}': [GET, HEAD, POST],
  '/c/{token}': [GET, HEAD],
};

/** The pages that links in messages lead to: no login, no cookies, no JavaScript. */
export class PublicPages extends Construct {
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, { pages, alarms }: { pages: Function; alarms: Alarms }) {
    super(scope, 'PublicPages');
    this.url = openApi(this, {
      name: Stack.of(this).stackName,
      description: 'Sojourn: the pages that links in messages lead to',
      routes: ROUTES,
      answer: pages,
      // Mailbox providers unsubscribe for their users in bursts; a flood beyond that must not use up the account's calls.
      throttle: { rateLimit: 100, burstLimit: 200 },
      whyOpen:
        'Open to whoever has the link, as RFC 8058 asks: the token in it is signed, and says who and what.',
      alarms,
    });
  }
}
