import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { synthesize } from '../lib/cli/synthesize.ts';
import { type Emulator, startEmulator } from '../lib/emulator/emulator.ts';
import type { Benches } from './bench.ts';

export const benches: Benches = {};

/**
 * From PutEvents to the e-mail in the inbox: the stack on this machine, whose cores Lambda, Step Functions, DynamoDB and
 * this program share. Parcelvoy's figures are of a machine of the same kind.
 */
export async function report(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-bench-'));
  const from = performance.now();
  const emulator = await startEmulator({ assembly: synthesize(folder), port: 0, speed: 1 });
  const readySeconds = (performance.now() - from) / 1000;
  try {
    await atPace(emulator, { count: 100, name: 'warm' }); // functions start, compilers compile
    const { p50, p99 } = await atPace(emulator, { count: 300, name: 'calm' });
    const perSecond = await atOnce(emulator, { count: 500, name: 'full' });
    return [
      `ready, with cdk synth  ${readySeconds.toFixed(1)} s`,
      `at 10 events/s         p50 ${p50} ms, p99 ${p99} ms from PutEvents to the inbox   Parcelvoy 82 and 178 ms`,
      `at full load           ${perSecond.toFixed(1)} events/s   Parcelvoy 47.6/s`,
      `memory                 ${memoryMb()} MB, this program and DynamoDB   Parcelvoy 880 MB`,
    ];
  } finally {
    await emulator.stop();
    await rm(folder, { recursive: true });
  }
}

type Load = { readonly count: number; readonly name: string };

/** Ten customers a second sign up; how long it takes until each has her welcome, in milliseconds. */
async function atPace(emulator: Emulator, { count, name }: Load) {
  const signUp = signingUp(emulator);
  const took = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      await pause(at * 100);
      const address = `${name}-${at}@example.com`;
      const from = performance.now();
      await signUp(address);
      while ((await mailsTo(emulator, address)) === 0) await pause(3);
      return performance.now() - from;
    }),
  );
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * count) - 1] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

/** All customers sign up at once. @returns how many a second have their welcome */
async function atOnce(emulator: Emulator, { count, name }: Load): Promise<number> {
  const signUp = signingUp(emulator);
  const from = performance.now();
  await Promise.all(Array.from({ length: count }, (_, at) => signUp(`${name}-${at}@example.com`)));
  while ((await mailsTo(emulator, `${name}-`)) < count) await pause(100);
  return (count * 1000) / (performance.now() - from);
}

function signingUp({ place: { endpoint, region } }: Emulator) {
  const credentials = { accessKeyId: 'anyone', secretAccessKey: 'any' };
  const bus = new EventBridgeClient({ endpoint, region, credentials });
  return (address: string) => {
    const detail = { customerId: address, traits: { email: address }, consent: { email: 'granted' } };
    const entry = { EventBusName: 'sojourn-dev', Source: 'bench', DetailType: 'Signed Up' };
    return bus.send(new PutEventsCommand({ Entries: [{ ...entry, Detail: JSON.stringify(detail) }] }));
  };
}

async function mailsTo({ place }: Emulator, address: string): Promise<number> {
  const answer = await fetch(`${place.endpoint}/inbox/api/messages?to=${address}`);
  return z.object({ messages: z.array(z.unknown()) }).parse(await answer.json()).messages.length;
}

/** What this process and those that it started hold. */
function memoryMb(): string {
  const pid = String(process.pid);
  const sizes = execFileSync('ps', ['-o', 'rss=', '--pid', pid, '--ppid', pid], { encoding: 'utf8' });
  const kilobytes = sizes.trim().split(/\s+/).map(Number);
  return String(Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024));
}
