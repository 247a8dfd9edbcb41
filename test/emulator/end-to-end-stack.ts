import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { synthesize } from '../../lib/cli/synthesize.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../lib/emulator/emulator.ts';
import { canRunDynamoDb } from '../support/dynamodb-local.ts';

/** Without Java 17 there are no tables: skipped, with a line that says so, unless SOJOURN_REQUIRE_DYNAMODB wants it. */
export const canEmulate = canRunDynamoDb() || process.env['SOJOURN_REQUIRE_DYNAMODB'] === '1';
if (!canEmulate) console.log('end to end: skipped, there is no Java 17');

/** What `cdk synth` makes of this repository, in a folder of its own. */
export async function synthesized(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-assembly-'));
  await synthesize(folder);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** The synthesized stack, running. @returns with how to end it */
export async function runningStack(
  options: Omit<EmulatorOptions, 'assembly' | 'port'>,
): Promise<{ emulator: Emulator; end(): Promise<void> }> {
  const { folder, remove } = await synthesized();
  const emulator = await startEmulator({ ...options, assembly: folder, port: 0 });
  const end = async () => {
    await emulator.stop();
    await remove();
  };
  return { emulator, end };
}

/** What another program's environment must hold to reach the emulator: nothing that the emulator gave it. */
export function outsider(endpoint: string) {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'anyone',
    AWS_SECRET_ACCESS_KEY: 'any',
  };
}

/** The same for a client in this process. */
export function clientOf(endpoint: string) {
  const {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  } = outsider(endpoint);
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}

/** A program of its own, with the real SDK, puts one event on the bus. @returns what PutEvents answered */
export async function putFromOutside(
  endpoint: string,
  event: { name: string; detail: object },
): Promise<unknown> {
  const entry = {
    EventBusName: 'sojourn-dev',
    Source: 'shop',
    DetailType: event.name,
    Detail: JSON.stringify(event.detail),
  };
  const program = `
    import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
    const answer = await new EventBridgeClient().send(new PutEventsCommand({ Entries: [${JSON.stringify(entry)}] }));
    console.log(JSON.stringify(answer));`;
  const { PATH = '' } = process.env;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH, ...outsider(endpoint) },
  });
  return JSON.parse(stdout);
}

/** What the inbox shows of the mails to an address, through its HTTP API, newest first. */
export async function mailsTo(endpoint: string, address: string): Promise<readonly MailSeen[]> {
  const answer = await fetch(`${endpoint}/inbox/api/messages?to=${encodeURIComponent(address)}`);
  return z.object({ messages: z.array(MailSeen) }).parse(await answer.json()).messages;
}
const MailSeen = z.object({ id: z.string(), subject: z.string(), status: z.string() });
type MailSeen = z.infer<typeof MailSeen>;

/** Asks until the answer is there. @throws Error after `seconds` */
export async function eventually<Found>(ask: () => Promise<Found | undefined>, seconds = 20): Promise<Found> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`not within ${seconds} seconds`);
    await pause(50);
  }
}
