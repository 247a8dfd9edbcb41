import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedriveInput, redriveCommand } from '../../lib/cli/commands/redrive.ts';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import { listeningIo } from '../cli/listening-io.ts';
import {
  canEmulate,
  clientOf,
  eventually,
  mailsTo,
  putFromOutside,
  runningStack,
} from './end-to-end-stack.ts';

// What goes wrong in a running stack, and what becomes of it.

describe.skipIf(!canEmulate)('an accident', () => {
  let emulator: Emulator;
  let endpoint: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    // Fast enough for a state machine's retries and Lambda's time-outs to come within the test.
    ({ emulator, end } = await runningStack({ speed: 60, log: () => undefined }));
    ({ endpoint } = emulator.place);
  }, 60_000);
  afterAll(() => end());

  it('a function killed right behind its call to SES makes no second copy, and SES’s own events settle the send', async () => {
    const killed = emulator.services.lambda.killDuring({
      functionName: 'sojourn-dev-send-message',
      action: 'ses:SendEmail',
    });
    await signUp('killed');
    await killed;
    const settled = await eventually(async () => {
      const send = (await rows('send#')).find((one) => one['customerId'] === 'killed');
      const told = Object.keys(Object(send?.['evidence'])).includes('delivered');
      return told ? send : undefined;
    }, 30);
    expect(settled).toMatchObject({ status: 'SENT', providerMessageId: expect.any(String) });
    const parked = await eventually(async () => {
      const enrolment = (await rows('customer#killed')).find((one) =>
        String(one['sk']).startsWith('enrolment#'),
      );
      return enrolment?.['status'] === 'PARKED' ? enrolment : undefined;
    }, 30);
    expect(parked).toMatchObject({ at: 'profile' }); // the step behind the welcome: the journey goes on
    expect(await mailsTo(endpoint, 'killed@example.com')).toHaveLength(1);
  });

  it('an event that cannot be read is shown with its reason, brought back, and dies again', async () => {
    await putFromOutside(endpoint, { name: 'Signed Up', detail: { customerId: 7 } });
    const look = { stage: 'dev', endpoint, look: true, json: false };
    const shown = await eventually(async () => {
      const said = await redriven(look);
      return said.includes('1 message to look at') ? said : undefined;
    }, 30);
    expect(shown).toContain('customerId');
    await eventually(async () => {
      const said = await redriven({ ...look, look: false });
      return said.includes('1 message brought back') ? true : undefined;
    }, 30);
    await eventually(async () => {
      const said = await redriven(look);
      return said.includes('1 message to look at') ? true : undefined;
    }, 30);
  });

  async function redriven(input: RedriveInput): Promise<string> {
    const listening = listeningIo();
    await redriveCommand(input, listening.io);
    return listening.out();
  }

  async function signUp(customerId: string): Promise<void> {
    await putFromOutside(endpoint, {
      name: 'Signed Up',
      detail: {
        customerId,
        traits: { email: `${customerId}@example.com` },
        consent: { email: 'granted' },
      },
    });
  }

  async function rows(partition: string): Promise<Record<string, unknown>[]> {
    const client = new DynamoDBClient(clientOf(endpoint));
    const { Items = [] } = await client.send(
      new ScanCommand({
        TableName: emulator.stacks[0]?.outputs['TableName'],
        FilterExpression: 'begins_with(pk, :partition)',
        ExpressionAttributeValues: { ':partition': { S: partition } },
      }),
    );
    return Items.map((item) => unmarshall(item));
  }
});
