import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { canEmulate, eventually, mailsTo } from './end-to-end-stack.ts';

let running: ChildProcess | undefined;
afterEach(() => void running?.kill('SIGKILL'));

describe.skipIf(!canEmulate)('npm start', () => {
  it('gets ready, says what to try, and stops with Ctrl-C', { timeout: 120_000 }, async () => {
    const child = starting(['--port', '0']);
    const said = listening(child);
    const over = async () => (said().includes('Ctrl-C') || child.exitCode !== null ? true : undefined);
    await eventually(over, 60);
    expect(said()).toContain('Ctrl-C stops it.');

    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(said())?.[0] ?? '';
    const command =
      said()
        .split('\n')
        .find((line) => line.includes('client-eventbridge')) ?? '';
    await promisify(execFile)('sh', ['-c', command]);
    const mail = await eventually(async () => (await mailsTo(endpoint, 'mina@example.com'))[0], 60);
    expect(mail.subject).toBe('(광고) Welcome to Maru');
    const page = await (await fetch(endpoint)).text();
    for (const shown of ['sojourn-dev-onboarding', 'sojourn-dev-ingest', 'href="/inbox"', 'href="/phone"']) {
      expect(page).toContain(shown);
    }

    child.kill('SIGINT');
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(0);
  });
});

describe('sojourn start', () => {
  it('says what to install where there is no Java', async () => {
    const withoutJava = { ...process.env, PATH: dirname(process.execPath) };
    const { exitCode, err } = await ended(
      starting(['--port', '0', '--assembly', 'nowhere'], { env: withoutJava }),
    );
    expect(exitCode).toBe(2);
    expect(err).toContain('need Java 17 or newer, and there is none');
  });

  it('says so where there is nothing to synthesize', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'sojourn-empty-'));
    const { exitCode, err } = await ended(starting([], { cwd }));
    await rm(cwd, { recursive: true });
    expect(exitCode).toBe(2);
    expect(err).toContain('There is no cdk.json here.');
  });
});

function starting(flags: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const child = spawn(process.execPath, [resolve('bin/sojourn.ts'), 'start', ...flags], options);
  running = child;
  return child;
}

/** What it has said so far. */
function listening({ stdout, stderr }: ReturnType<typeof starting>): () => string {
  let said = '';
  for (const stream of [stdout, stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      said += more;
    });
  }
  return () => said;
}

async function ended(child: ReturnType<typeof starting>) {
  const [err, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { exitCode, err };
}
