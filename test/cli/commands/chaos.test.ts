import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../lib/cli/program.ts';
import { chaosLines } from '../../../lib/cli/render/chaos.ts';
import { mergeReports } from '../../../lib/local/chaos/merge-reports.ts';
import type { WorldReport } from '../../../lib/local/chaos/report.ts';
import { listeningIo } from '../listening-io.ts';

async function running(...call: string[]) {
  const { io, out, err } = listeningIo();
  const exitCode = await runProgram(['chaos', ...call], io);
  return { exitCode, out: out(), err: err() };
}

describe('sojourn chaos', () => {
  it('says what went wrong, that all promises were kept, and what to type next', async () => {
    const { exitCode, out } = await running('--seed', '7', '--sends', '60');
    expect(exitCode).toBe(0);
    expect(out).toContain('Seed 7, 1 world, faults at 0.01');
    expect(out).toContain('crash before a call took effect');
    expect(out).toContain('Every promise was kept');
    expect(out).toMatch(/next: npx sojourn chaos --seed 8 --sends 60 --faults 0\.01$/);
  });

  it('tells the same to machines', async () => {
    const { out } = await running('--sends', '20', '--faults', '0', '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: true, seed: 1, sends: 20, faults: 0, violations: [] });
  });

  it('refuses more faults than a world can bear, and runs no world', async () => {
    const { exitCode, err } = await running('--faults', '1');
    expect(exitCode).toBe(2);
    expect(err).toContain('--faults: must be at most 0.2');
  });
});

describe('a report of broken promises', () => {
  const broken = {
    rule: 'copies',
    customer: 'c1',
    step: 'offer',
    at: 0,
    what: 'copy 2 where at most 1 may come',
  };
  const plan = { seed: 7, sends: 10_000, faults: 0.01 };
  const report = mergeReports(plan, [aReport({ seed: 7 }), aReport({ seed: 99, violations: [broken] })]);

  it('says of each whose, when and what, and the seed of the world that shows it', () => {
    const text = chaosLines(report, (_, words) => words).join('\n');
    expect(text).toContain('✖ 1 broken promise');
    expect(text).toContain(
      'copies: c1 at offer, 1970-01-01T00:00:00.000Z: copy 2 where at most 1 may come (seed 99)',
    );
  });

  it('adds up what the worlds counted, and keeps the most copies of any', () => {
    expect(report).toMatchObject({
      accepted: 20,
      statuses: { SENT: 18 },
      mostCopies: { marketing: 1, transactional: 2 },
    });
  });
});

function aReport(over: Partial<WorldReport>): WorldReport {
  return {
    seed: 1,
    faults: 0.01,
    accepted: 10,
    statuses: { SENT: 9 },
    enrolments: {},
    mostCopies: { marketing: 1, transactional: 2 },
    doubled: 0,
    injected: {},
    redriven: 0,
    violations: [],
    hash: 'h',
    trace: [],
    wallMs: 1,
    ...over,
  };
}
