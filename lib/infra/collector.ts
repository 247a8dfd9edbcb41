import { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { openApi } from './open-api.ts';

/**
 * Segment's tracking API, and the one call of our own. Browsers ask by OPTIONS whether they may; Segment's SDK for them writes
 * the first letter of the call only.
 */
const CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'batch'];
const ROUTES = Object.fromEntries(
  [...CALLS, ...CALLS.map((call) => call.charAt(0)), 'enrol'].map((call) => [
    `/v1/${call}`,
    [HttpMethod.POST, HttpMethod.OPTIONS],
  ]),
);

/** Where websites, apps and servers tell what customers do, by Segment's own libraries. */
export class Collector extends Construct {
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, { collect, alarms }: { collect: Function; alarms: Alarms }) {
    super(scope, 'Collector');
    // An API of its own: a flood of events must not hold back those who unsubscribe.
    this.url = openApi(this, {
      name: `${Stack.of(this).stackName}-collector`,
      description: 'Sojourn: events by the tracking API of Segment',
      routes: ROUTES,
      answer: collect,
      // A request may be a batch. What comes faster is answered with 429, and the libraries send it again.
      throttle: { rateLimit: 500, burstLimit: 1000 },
      whyOpen:
        'Whoever sends events names a write key, in the ways that libraries of Segment have; the function compares it.',
      alarms,
    });
  }
}
