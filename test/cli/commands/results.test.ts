import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ResultsInput, resultsCommand } from '../../../lib/cli/commands/results.ts';
import type { ExperimentResults } from '../../../lib/cli/experiment-results.ts';
import { listeningIo } from '../listening-io.ts';
import { results } from '../render/results-samples.ts';

const SAMPLE = [results({ customers: 10_000, orders: { 'no-offer': 200, 'five-off': 290 } })];

async function run(flags: object, experiments: readonly ExperimentResults[] | undefined = SAMPLE) {
  const terminal = listeningIo();
  const input = ResultsInput.parse({ journey: 'abandoned-cart', ...flags });
  const code = await resultsCommand(input, terminal.io, () => Promise.resolve(experiments));
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('sojourn results', () => {
  it('says the verdict before anything else, and what to type next', async () => {
    const { code, out } = await run({});
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line !== '')[1]).toContain('“five-off” wins');
    expect(out).toContain('next: npx sojourn results abandoned-cart --stage dev --pictures out');
  });

  it('prints the same facts for machines', async () => {
    const { out } = await run({ json: true });
    expect(JSON.parse(out)).toMatchObject({
      journey: 'abandoned-cart',
      experiments: [{ stepId: 'offer', analysis: { verdict: { status: 'winner', variant: 'five-off' } } }],
    });
  });

  it('draws pictures into a folder', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'results-')), 'new');
    const { out } = await run({ pictures: folder });
    expect((await readdir(folder)).toSorted()).toEqual(['offer-funnel.svg', 'offer-lift.svg']);
    expect(await readFile(join(folder, 'offer-lift.svg'), 'utf8')).toContain('<svg');
    expect(out).toContain('offer-lift.svg');
  });

  it('says so when the journey is unknown, or has no test', async () => {
    const terminal = listeningIo();
    const unknown = await resultsCommand(ResultsInput.parse({ journey: 'x' }), terminal.io, () =>
      Promise.resolve(undefined),
    );
    expect([unknown, terminal.err()]).toEqual([2, expect.stringContaining('No journey is called x.')]);
    expect(await run({}, [])).toMatchObject({ code: 2, err: expect.stringContaining('has no A/B test') });
  });
});
