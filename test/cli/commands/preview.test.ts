import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../lib/cli/program.ts';
import { aWorkflowsFolder, helloMessage } from '../../project/a-workflows-folder.ts';
import { aFile, aFolder } from '../a-file.ts';
import { listeningIo } from '../listening-io.ts';

async function previewing(...call: string[]) {
  const { io, out, err } = listeningIo();
  const folder = await aWorkflowsFolder();
  const output = join(await aFolder(), 'deep', 'page.html');
  const exitCode = await runProgram(['preview', ...call, '--folder', folder, '--output', output], io);
  const page = await readFile(output, 'utf8').catch(() => undefined);
  return { exitCode, out: out(), err: err(), page, output };
}

describe('sojourn preview', () => {
  it('writes a page for the first sample, and says how to open it', async () => {
    const { exitCode, out, page, output } = await previewing('hello');
    expect(exitCode).toBe(0);
    expect(page).toContain('Hello Mina');
    expect(out).toContain('E-mail en  Hello Mina');
    expect(out).toContain('10 characters: 1 part, GSM-7; costs 0.01');
    expect(out).toMatch(new RegExp(`next: xdg-open ${output}$`));
  });

  it('writes it for a customer of a file', async () => {
    const file = await aFile('jun.json', ['{ "customer": { "firstName": "Jun" }, "entry": {} }']);
    expect((await previewing('hello', '--customer', file)).page).toContain('Hello Jun');
  });

  it('tells the same to machines', async () => {
    const { out, output } = await previewing('hello', '--json');
    expect(JSON.parse(out)).toEqual({
      file: output,
      versions: [
        { locale: 'en', channel: 'email', text: 'Hello Mina', policies: expect.any(Array) as unknown },
        {
          locale: 'en',
          channel: 'sms',
          text: 'Hello Mina',
          parts: '10 characters: 1 part, GSM-7; costs 0.01',
          policies: expect.any(Array) as unknown,
        },
      ],
    });
  });

  it.each([
    [['helo'], 'There is no message "helo".\n  Did you mean "hello"? There are: hello.'],
    [['hello', '--customer', '2'], 'There is no sample 2.'],
    [['hello', '--customer', 'nobody.json'], 'There is no file nobody.json.'],
    [['hello', '--locale', 'fr'], 'The message has no "fr".\n  It has en.'],
    [['hello', '--send-to', 'you'], '--send-to you is no address.'],
    [['hello', '--endpoint', 'here'], 'must be an address such as http://127.0.0.1:4600'],
  ])('says what is wrong with the call %j', async (call, said) => {
    const { exitCode, err, page } = await previewing(...call);
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
    expect(page).toBeUndefined();
  });

  it('says where a file of a customer is wrong', async () => {
    const file = await aFile('jun.json', ['{', '  "custmer": {}', '}']);
    const { exitCode, err } = await previewing('hello', '--customer', file);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/jun\.json:\d+: .*custmer/);
    expect(err).toContain('It looks like this: { "customer"');
  });

  it('needs workflows without mistakes', async () => {
    const { io } = listeningIo();
    const folder = await aWorkflowsFolder({ 'messages/hello/message.json': { ...helloMessage, topic: 'x' } });
    expect(await runProgram(['preview', 'hello', '--folder', folder], io)).toBe(1);
  });
});
