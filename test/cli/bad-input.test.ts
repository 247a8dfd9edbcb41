import { describe, expect, it } from 'vitest';
import { runProgram } from '../../lib/cli/program.ts';
import {
  aWorkflowsFolder,
  type Files,
  helloMessage,
  mjml,
  welcomeJourney,
} from '../project/a-workflows-folder.ts';
import { aFile, aFolder } from './a-file.ts';
import { listeningIo } from './listening-io.ts';

/** `sojourn validate` on a folder that is right but for these files. */
async function validating(files: Files): Promise<{ exitCode: number; said: string }> {
  const { io, out, err } = listeningIo();
  const exitCode = await runProgram(['validate', await aWorkflowsFolder(files)], io);
  return { exitCode, said: `${err()}\n${out()}` };
}

const steps = (...list: object[]): Files => ({ 'journeys/welcome.json': { ...welcomeJourney, steps: list } });

describe('a workflows folder that is wrong', () => {
  it.each<[string, Files, RegExp[]]>([
    [
      'broken JSON',
      { 'journeys/welcome.json': '{\n  "id": "welcome",\n  "title" "Welcome"\n}\n' },
      [/welcome\.json:3:11/, /\(json\)/],
    ],
    [
      'an unknown kind of step',
      steps({ id: 'hello', sned: { message: 'hello' } }),
      [/welcome\.json:\d+:\d+/, /sned/, /did you mean "send"/],
    ],
    [
      'a goto to nowhere',
      steps(
        { id: 'hello', send: { message: 'hello' } },
        { id: 'pause', wait: { for: 'P1D' } },
        { id: 'on', goto: 'helo' },
      ),
      [/"helo", which does not exist/, /\(targets-exist\)/, /did you mean "hello"/],
    ],
    [
      'a cycle without a wait',
      steps({ id: 'hello', send: { message: 'hello' } }, { id: 'again', goto: 'hello' }),
      [/\(loops-contain-a-wait\)/],
    ],
    [
      'a template with a variable that nobody fills',
      {
        'messages/hello/email.en.mjml': mjml('Hello {{ customer.fristName }}'),
        'messages/hello/message.json': helloMessage,
      },
      [/hello\/message\.json:\d+:\d+/, /undefined variable: customer\.fristName/],
    ],
  ])('is refused for %s, with the place and what to do', async (_what, files, expected) => {
    const { exitCode, said } = await validating(files);
    expect(exitCode).toBe(1);
    for (const part of expected) expect(said).toMatch(part);
    expect(said).toContain('next: npx sojourn validate');
  });
});

/** `sojourn simulate` with a file of events. */
async function simulating(file: string, ...flags: string[]): Promise<{ exitCode: number; said: string }> {
  const { io, out, err } = listeningIo();
  const folder = await aWorkflowsFolder();
  const call = ['simulate', '--folder', folder, '--events', file, '--out', await aFolder(), ...flags];
  const exitCode = await runProgram(call, io);
  return { exitCode, said: `${err()}\n${out()}` };
}

const signUp = { messageId: 's-1', event: 'Signed Up', customerId: 'c-1', timestamp: '2026-03-01T09:00:00Z' };

function nested(depth: number): string {
  return JSON.stringify({ ...signUp, messageId: 's-2', properties: { deep: 0 } }).replace(
    '"deep":0',
    `"deep":${'['.repeat(depth)}${']'.repeat(depth)}`,
  );
}

describe('a file of events that is wrong', () => {
  it('is refused for a missing column, with those there are', async () => {
    const file = await aFile('signups.csv', ['Customer,When', 'c-1,2026-03-01']);
    const { exitCode, said } = await simulating(file, '--event', 'Signed Up', '--time-column', 'When');
    expect(exitCode).toBe(2);
    expect(said).toContain('has no column "customerId". Name the right one with --customer-column.');
    expect(said).toContain('Its columns are: Customer, When.');
  });

  it.each([
    [
      'an event of 2 MB',
      JSON.stringify({ ...signUp, properties: { note: 'x'.repeat(2_000_000) } }),
      'longer than a million characters',
    ],
    [
      'an event of 300 KB',
      JSON.stringify({
        ...signUp,
        properties: { notes: Array.from({ length: 300 }, () => 'x'.repeat(1000)) },
      }),
      'the event is larger than 200 KB',
    ],
    ['an event nested 10,000 deep', nested(10_000), 'the event is nested deeper than 32 levels'],
    [
      'an event of 1970',
      JSON.stringify({ ...signUp, timestamp: '1970-01-01T00:00:00Z' }),
      'a date before 1990, which is what an empty date often becomes',
    ],
    [
      'an event of 9999',
      JSON.stringify({ ...signUp, timestamp: '9999-12-31T00:00:00Z' }),
      'a date after 2099',
    ],
    ['a line that is not JSON', '{"event": "Signed Up"', 'not JSON'],
  ])('goes on without %s, and says why', async (_what, line, reason) => {
    const file = await aFile('events.jsonl', [line, JSON.stringify(signUp)]);
    const { exitCode, said } = await simulating(file);
    expect(exitCode).toBe(0);
    expect(said).toContain(`1 line not used: ${reason} (line 1`);
    expect(said).toContain('1 customer, 1 event');
  });

  it('is refused when no line can be used', async () => {
    const { exitCode, said } = await simulating(await aFile('events.jsonl', ['oops']));
    expect(exitCode).toBe(2);
    expect(said).toContain('There is no event in');
  });

  it('is refused when it is not there', async () => {
    const { exitCode, said } = await simulating('/nowhere/events.csv');
    expect(exitCode).toBe(2);
    expect(said).toContain('There is no file /nowhere/events.csv.');
  });
});

describe('a call that is wrong', () => {
  it.each([
    [['simulate'], "required option '--events <file>' not specified"],
    [['simulat'], 'Did you mean simulate?'],
    [['simulate', '--events', 'x.csv', '--for', '30'], '--for: is not a duration; write PT1H for an hour'],
    [
      ['simulate', '--events', 'x.csv', '--click-rate', '3'],
      '--click-rate: must be a share, from 0 (nobody) to 1 (everybody)',
    ],
    [['simulate', '--events', 'x.csv', '--reachable', 'phone'], '--reachable: must be email, sms or both'],
    [['simulate', 'welcom', '--events', 'x.csv', '--folder', 'WORKFLOWS'], 'Did you mean "welcome"?'],
    [['demo', '--customers', 'many'], 'It is not a number.'],
    [['demo', '--customers', '0'], '--customers: must be at least 1'],
    [['validate', 'nowhere'], 'There is no folder nowhere.'],
    [['compile', 'nowhere'], 'There is no folder nowhere.'],
  ])('is refused: %j', async (call, expected) => {
    const { io, err } = listeningIo();
    const folder = await aWorkflowsFolder();
    const exitCode = await runProgram(
      call.map((part) => (part === 'WORKFLOWS' ? folder : part)),
      io,
    );
    expect(exitCode).toBe(2);
    expect(err()).toContain(expected);
  });

  it('is refused as JSON where JSON was asked for', async () => {
    const { io, out } = listeningIo();
    const exitCode = await runProgram(['validate', 'nowhere', '--json'], io);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out())).toMatchObject({ ok: false, message: 'There is no folder nowhere.' });
  });
});
