import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** Runs the CDK's entry beside a copy of the workflows, and answers how it ended. */
async function app(change: (workflows: string) => void, context: Record<string, unknown> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-app-'));
  cpSync('workflows', join(folder, 'workflows'), { recursive: true });
  change(join(folder, 'workflows'));
  const out = join(folder, 'cdk.out');
  const env = {
    ...process.env,
    CDK_OUTDIR: out,
    CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
  };
  const ended = await run(process.execPath, [resolve('bin/app.ts')], { cwd: folder, env }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: { code: number; stderr: string }) => ({ code: error.code, stderr: error.stderr }),
  );
  return { ...ended, template: (stack: string) => join(out, `${stack}.template.json`) };
}

describe('the CDK app', () => {
  it('makes a stack of the shipped workflows, for the stage dev unless told otherwise', async () => {
    const { code, template } = await app(() => undefined);
    expect(code).toBe(0);
    expect(existsSync(template('sojourn-dev'))).toBe(true);
  });

  it('makes it for the stage that is asked for, and lets as many messages out as it is told', async () => {
    const { template } = await app(() => undefined, { stage: 'prod', sendConcurrency: '7' });
    expect(readFileSync(template('sojourn-prod'), 'utf8')).toMatch(/"ReservedConcurrentExecutions": 7/);
  });

  it('says what is wrong with the workflows, makes nothing and exits with 1', async () => {
    const { code, stderr, template } = await app((workflows) => {
      const file = join(workflows, 'journeys', 'onboarding.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"stage"', '"stagge"'));
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^workflows\/journeys\/onboarding\.json:\d+:\d+ /m);
    expect(existsSync(template('sojourn-dev'))).toBe(false);
  });

  it('refuses a stage whose name no resource could bear', async () => {
    const { code, stderr } = await app(() => undefined, { stage: 'Prod EU' });
    expect(code).toBe(1);
    expect(stderr).toContain('must be a short lower-case word, as in prod');
  });
});
