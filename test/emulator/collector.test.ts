import { gzipSync } from 'node:zlib';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployed, openDeployed } from '../../lib/aws/deployed.ts';
import { canEmulate, clientOf, eventually, mailsTo, runningStack } from './end-to-end-stack.ts';

// Segment's own SDK, unchanged, against the running stack of this repository.

describe.skipIf(!canEmulate)('the collector', () => {
  let endpoint: string;
  let collector: string;
  let writeKey: string;
  let deployed: Deployed;
  let end: () => Promise<void>;
  beforeAll(async () => {
    const running = await runningStack({ speed: 1 });
    ({ end } = running);
    const { place, stacks } = running.emulator;
    ({ endpoint } = place);
    const outputs = Object.assign({}, ...stacks.map((stack) => stack.outputs));
    collector = String(outputs.CollectorUrl);
    const secret = await new SecretsManagerClient(clientOf(endpoint)).send(
      new GetSecretValueCommand({ SecretId: String(outputs.WriteKeysSecretName) }),
    );
    writeKey = secret.SecretString ?? '';
    const opened = await openDeployed({ stage: 'dev', endpoint });
    if (opened === undefined) throw new Error('there is no deployment');
    deployed = opened;
  }, 90_000);
  afterAll(() => end());

  /** On AWS the address of an API has no path, and `host` is all that an SDK is told. */
  function sdk(key = writeKey) {
    const { origin, pathname } = new URL(collector);
    const failures: string[] = [];
    const analytics = new Analytics({
      writeKey: key,
      host: origin,
      path: `${pathname}/v1/batch`,
      maxRetries: 1,
    });
    analytics.on('error', ({ reason }) => failures.push(String(reason)));
    return { analytics, failures };
  }

  it('takes what Segment’s SDK for Node sends: a customer gets to be known, signs up and is welcomed', async () => {
    const { analytics, failures } = sdk();
    const traits = { email: 'sdk@example.com', locale: 'en' };
    const context = { sojournConsent: { email: { status: 'granted', source: 'sign-up form' } } };
    analytics.page({ anonymousId: 'browser-1', name: 'Pricing' });
    analytics.identify({ userId: 'sdk', anonymousId: 'browser-1', traits, context });
    analytics.group({ userId: 'sdk', groupId: 'acme' });
    analytics.screen({ userId: 'sdk', name: 'Home' });
    await analytics.flush();
    // A queue keeps no order, and without her address there would be nowhere to send the welcome.
    await eventually(async () => {
      const { consents } = await deployed.customers.customer('sdk');
      return consents.length > 0 ? consents : undefined;
    });
    analytics.track({ userId: 'sdk', event: 'Signed Up', properties: { plan: 'pro' } });
    await analytics.closeAndFlush();
    expect(failures).toEqual([]);

    const mail = await eventually(async () => (await mailsTo(endpoint, 'sdk@example.com'))[0]);
    expect(mail.subject).toContain('Welcome');
    const { profile, consents } = await deployed.customers.customer('sdk');
    expect(profile).toMatchObject({ customerId: 'sdk', traits, aliases: ['browser-1'] });
    expect(consents).toMatchObject([
      { channel: 'email', all: { status: 'granted', source: 'sign-up form' } },
    ]);
    for (const name of ['Page Viewed', 'Identified', 'Group Joined', 'Screen Viewed', 'Signed Up']) {
      const kept = await eventually(async () => {
        const events = await deployed.customers.eventsNamed({ customerId: 'sdk', name, since: 0 });
        return events.length > 0 ? events : undefined;
      });
      expect([name, kept.length]).toEqual([name, 1]);
    }
  });

  it('sets aside what no file knows and what is not as its file says, while the rest of the batch goes on', async () => {
    const { analytics, failures } = sdk();
    analytics.track({ userId: 'aside', event: 'Ordr Completed' });
    analytics.track({ userId: 'aside', event: 'Order Completed', properties: { total: '12,50' } });
    analytics.track({ userId: 'aside', event: 'App Opened' });
    await analytics.closeAndFlush();
    expect(failures).toEqual([]);

    const counts = await eventually(async () => {
      const found = await deployed.asides.counts(0);
      return found.length === 2 ? found : undefined;
    });
    expect(counts.map(({ name, reason, count }) => `${name}: ${reason}, ${count}`).toSorted()).toEqual([
      'Order Completed: invalid-properties, 1',
      'Ordr Completed: unknown-event, 1',
    ]);
    await eventually(async () => {
      const { profile } = await deployed.customers.customer('aside');
      return profile.version > 0 ? profile : undefined;
    });
  });

  it('takes a packed batch, and a call as the SDK for browsers sends it', async () => {
    const call = { type: 'track', messageId: 'packed-1', userId: 'packed', event: 'App Opened' };
    const authorization = `Basic ${btoa(`${writeKey}:`)}`;
    const packed = await fetch(`${collector}/v1/batch`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ batch: [call] })),
    });
    expect([packed.status, await packed.json()]).toEqual([200, { success: true }]);
    const fromBrowser = await fetch(`${collector}/v1/t`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({
        ...call,
        messageId: 'browser-1',
        writeKey,
        userId: null,
        anonymousId: 'packed',
      }),
    });
    expect(fromBrowser.status).toBe(200);
    await eventually(async () => {
      const question = { customerId: 'packed', name: 'App Opened', since: 0 };
      return (await deployed.customers.eventsNamed(question)).length === 2 ? true : undefined;
    });
  });

  it('tells the SDK when the key is wrong', async () => {
    const { analytics, failures } = sdk('another-key-of-16');
    analytics.track({ userId: 'stranger', event: 'App Opened' });
    await analytics.closeAndFlush();
    expect(failures).toEqual([expect.stringContaining('401')]);
  });

  it('lets pages of any site send', async () => {
    const answer = await fetch(`${collector}/v1/t`, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  it('goes its way with no right missing', async () => {
    const page = await (await fetch(endpoint)).text();
    expect(page).toContain('Nothing so far: every call was within its role.');
  });
});
