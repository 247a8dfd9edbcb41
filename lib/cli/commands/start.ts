import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { CannotStart } from '../../emulator/cannot-start.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { sayRefusal } from '../say.ts';
import { SynthesisFailed, synthesize } from '../synthesize.ts';
import { commandsToTry } from '../words/commands-to-try.ts';

export const StartInput = z.object({
  port: z.int('must be a whole number').min(0).max(65_535, 'must be at most 65535').default(4600),
  speed: z.number().min(1, 'must be at least 1').max(100_000, 'must be at most 100000').default(1),
  /** A folder that keeps what happened for the next start. */
  data: z.string().optional(),
  /** The folder of a cloud assembly that is there already. */
  assembly: z.string().optional(),
});
export type StartInput = z.infer<typeof StartInput>;

/** The whole stack on this machine, until somebody interrupts it. */
export async function start(input: StartInput, io: Io, interrupted = ctrlC): Promise<ExitCode> {
  const from = performance.now();
  const opened = await open(input, io);
  if (!opened.ok) return sayRefusal(opened, io, false);
  const emulator = opened.value;
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  io.out(`${io.paint('green', '✔')} ready in ${seconds} s\n`);
  sayWhereAndWhat(emulator, io);
  await interrupted();
  io.out('stopping');
  await emulator.stop();
  return EXIT.done;
}

async function open({ port, speed, data, assembly }: StartInput, io: Io): Promise<Accepted<Emulator>> {
  if (assembly === undefined && !existsSync('cdk.json')) {
    return refuse('There is no cdk.json here.', 'Call it in your Sojourn folder, or name an --assembly.');
  }
  io.out(
    `${assembly === undefined ? 'Synthesizing the stack and starting' : 'Starting'} it on this machine …`,
  );
  try {
    const { startEmulator } = await import('../../emulator/emulator.ts'); // no other command needs to wait for it
    const emulator = await startEmulator({
      assembly: assembly ?? synthesize('cdk.out'),
      port,
      speed,
      dataFolder: data === undefined ? undefined : resolve(data),
      commands: commandsToTry,
    });
    return { ok: true, value: emulator };
  } catch (error) {
    if (error instanceof CannotStart || error instanceof SynthesisFailed) return refuse(error.message);
    throw error;
  }
}

function sayWhereAndWhat(emulator: Emulator, io: Io): void {
  const { endpoint } = emulator.place;
  const links = [
    ['all there is', `${endpoint}/`],
    ['e-mails', `${endpoint}/inbox`],
    ['texts', `${endpoint}/phone`],
  ];
  for (const [what = '', link = ''] of links) io.out(`  ${what.padEnd(14)}${io.paint('cyan', link)}`);
  for (const { what, command } of commandsToTry(emulator)) {
    io.out(`\n${what}\n  ${io.paint('bold', command)}`);
  }
  io.out(`\n${io.paint('dim', 'Ctrl-C stops it.')}`);
}

function ctrlC(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
}
