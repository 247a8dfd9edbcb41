import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * `cdk synth` in the current folder: no account, no network.
 * @param output  folder of the cloud assembly, for `cdk -o`
 * @returns that folder @throws SynthesisFailed with what cdk said
 */
export async function synthesize(output: string): Promise<string> {
  const child = spawn(process.execPath, [cdk(), 'synth', '--quiet', '--output', output], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: '1' },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const [said, exitCode] = await Promise.all([text(child.stderr), ended]);
  if (exitCode !== 0) throw new SynthesisFailed(`cdk synth failed:\n${said.trim()}`);
  return output;
}

export class SynthesisFailed extends Error {
  override readonly name = 'SynthesisFailed';
}

function cdk(): string {
  return join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');
}
