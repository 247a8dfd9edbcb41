import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runProgram } from '../../../lib/cli/program.ts';
import { aWorkflowsFolder } from '../../project/a-workflows-folder.ts';
import { aFile, aFolder } from '../a-file.ts';
import { listeningIo } from '../listening-io.ts';
import { textsOf } from '../picture/svg-text.ts';

async function running(...call: string[]) {
  const { io, out, err } = listeningIo();
  const exitCode = await runProgram(call, io);
  return { exitCode, out: out(), err: err() };
}

describe('sojourn --help', () => {
  it.each([
    ['--help'],
    ['validate', '--help'],
    ['compile', '--help'],
    ['simulate', '--help'],
    ['demo', '--help'],
  ])('says what there is and the exit codes: %s %s', async (...call) => {
    const { exitCode, out } = await running(...call.filter((part) => part !== undefined));
    expect(exitCode).toBe(0);
    expect(out).toContain('Usage: sojourn');
    expect(out).toContain('Exit codes: 0 done · 1 the workflows have mistakes · 2 the call was wrong');
  });
});

describe('sojourn validate', () => {
  it('says what is valid, and the next command', async () => {
    const { exitCode, out } = await running('validate', await aWorkflowsFolder());
    expect(exitCode).toBe(0);
    expect(out).toContain('✔ 1 journey, 1 segment, 1 message: valid');
    expect(out).toMatch(/next: npx sojourn compile \S+ --out out$/);
  });

  it('tells the same to machines', async () => {
    const { out } = await running('validate', await aWorkflowsFolder(), '--json');
    expect(JSON.parse(out)).toEqual({
      ok: true,
      journeys: ['welcome'],
      segments: ['vip'],
      messages: ['hello'],
      diagnostics: [],
    });
  });
});

describe('sojourn compile', () => {
  it('writes the state machine, the triggers, the messages, what is reckoned for everybody, and a picture without counts', async () => {
    const out = await aFolder();
    const { exitCode } = await running('compile', await aWorkflowsFolder(), '--out', out);
    expect(exitCode).toBe(0);
    expect((await readdir(out)).toSorted()).toEqual([
      'audience.json',
      'catalog.json',
      'messages',
      'welcome',
      'welcome.svg',
    ]);
    expect(JSON.parse(await readFile(join(out, 'audience.json'), 'utf8'))).toMatchObject({
      segments: expect.any(Array),
      schedules: [],
    });
    const machine = JSON.parse(await readFile(join(out, 'welcome', 'machine.asl.json'), 'utf8'));
    expect(Object.keys(machine.States)).toContain('hello');
    expect(JSON.parse(await readFile(join(out, 'welcome', 'triggers.json'), 'utf8'))).toMatchObject({
      id: 'welcome',
    });
    expect(await readdir(join(out, 'messages'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
    expect(textsOf(await readFile(join(out, 'welcome.svg'), 'utf8'))).toContain('Welcome');
  });
});

const SIGN_UPS = [
  'customerId,event,timestamp,tier,firstName,email,optIn',
  'c-1,Signed Up,2026-03-01 09:00,vip,Mina,mina@shop.example,yes',
  'c-2,Signed Up,2026-03-01 10:00,vip,Noah,noah@shop.example,no',
  'c-3,Signed Up,2026-03-01 11:00,basic,Ava,ava@shop.example,yes',
];
const TRAITS = ['tier=tier', 'firstName=firstName', 'email=email'].flatMap((trait) => ['--trait', trait]);

async function simulatingSignUps(...flags: string[]) {
  const out = await aFolder();
  const call = [
    '--folder',
    await aWorkflowsFolder(),
    '--events',
    await aFile('signups.csv', SIGN_UPS),
    '--out',
    out,
  ];
  return {
    files: out,
    ...(await running('simulate', 'welcome', ...call, ...TRAITS, '--consent', 'email=optIn', ...flags)),
  };
}

describe('sojourn simulate', () => {
  it('shows what became of the events in a file', async () => {
    const { exitCode, out } = await simulatingSignUps();
    expect(exitCode).toBe(0);
    expect(out).toContain('3 lines, 3 events');
    expect(out).toContain('2 enrolments; did not enter: 1 the customer did not fit');
    expect(out).toContain('Messages  1 e-mail, 0 texts\nNot sent  consent withdrawn 1');
    expect(out).toContain('Ended     completed 2');
    expect(out).toMatch(/next: xdg-open \S+welcome\.svg$/);
  });

  it('writes a picture with the counts, and the messages as files', async () => {
    const { files } = await simulatingSignUps();
    const texts = textsOf(await readFile(join(files, 'welcome.svg'), 'utf8'));
    expect(texts).toEqual(expect.arrayContaining(['2', 'entered']));
    const messages = join(files, 'welcome', 'messages');
    expect((await readdir(messages)).toSorted()).toEqual(['hello.en.1.html', 'index.html']);
    expect(await readFile(join(messages, 'hello.en.1.html'), 'utf8')).toContain('Hello Mina');
    expect(await readFile(join(messages, 'index.html'), 'utf8')).toContain('href="hello.en.1.html"');
  });

  it('ends when told to, and else thirty days after the last event', async () => {
    const told = await simulatingSignUps('--for', 'P10D');
    expect(told.out).toContain('2026-03-01 to 2026-03-11, 10 days');
    const untold = await simulatingSignUps();
    expect(untold.out).toContain('2026-03-01 to 2026-03-31, 30 days');
  });

  it('tells the same to machines', async () => {
    const { out } = await simulatingSignUps('--json');
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      file: { lines: 3, events: 3, bad: [] },
      report: { journeys: [{ id: 'welcome', enrolments: 2, messages: { email: 1 } }] },
      pictures: [expect.stringContaining('welcome.svg')],
      messages: [{ journeyId: 'welcome', shown: 1, sent: 1 }],
    });
  });
});

/** All but the clock on the wall. */
const Repeatable = z.object({ report: z.looseObject({ wallMs: z.number(), peakMemoryBytes: z.number() }) });

describe('sojourn demo', () => {
  it('runs the shipped journeys, and with the same seed comes to the same to the byte', async () => {
    const runs = [];
    for (const _ of ['once', 'again']) {
      const { exitCode, out } = await running(
        'demo',
        '--customers',
        '30',
        '--seed',
        '3',
        '--out',
        await aFolder(),
        '--json',
      );
      expect(exitCode).toBe(0);
      const { wallMs: _wall, peakMemoryBytes: _memory, ...report } = Repeatable.parse(JSON.parse(out)).report;
      runs.push(JSON.stringify(report));
    }
    expect(runs[0]).toBe(runs[1]);
    expect(runs[0]).toContain('"abandoned-cart"');
  });
});
