import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageFiles } from '../../../lib/cli/messages/message-files.ts';
import type { SimulatedMessage } from '../../../lib/local/simulated-message.ts';
import { aFolder } from '../a-file.ts';

const about = { at: 0, sendId: 's', customerId: 'c', journeyId: 'cart', stepId: 'reminder', messageId: 'm' };
const anEmail = (locale: string): SimulatedMessage => ({
  ...about,
  locale,
  channel: 'email',
  from: 'shop@shop.example',
  to: '"<b>" <mina@shop.example>',
  subject: 'Your cart <& more>',
  html: '<p>Hello</p>',
  text: 'Hello',
});
const aText = (locale: string): SimulatedMessage => ({
  ...about,
  locale,
  channel: 'sms',
  from: undefined,
  to: '+821012345678',
  text: '장바구니',
});

async function writing(messages: readonly SimulatedMessage[], out: string) {
  const files = await messageFiles({ out, journeys: ['cart', 'other'], each: 2 });
  for (const message of messages) await files.keep(message);
  return files.finish();
}

describe('simulated messages as files', () => {
  it('are the first few of each step, channel and language, however many were sent', async () => {
    const out = await aFolder();
    const many = Array.from({ length: 50 }, () => [anEmail('en'), anEmail('ko'), aText('ko')]).flat();
    const written = await writing(many, out);
    expect(written).toEqual([
      { journeyId: 'cart', index: join(out, 'cart/messages/index.html'), shown: 6, sent: 150 },
    ]);
    expect((await readdir(join(out, 'cart/messages'))).toSorted()).toEqual([
      'index.html',
      'reminder.en.1.html',
      'reminder.en.2.html',
      'reminder.ko.1.html',
      'reminder.ko.1.txt',
      'reminder.ko.2.html',
      'reminder.ko.2.txt',
    ]);
  });

  it('are listed with what they say, taken as text', async () => {
    const out = await aFolder();
    await writing([anEmail('en'), aText('ko')], out);
    const index = await readFile(join(out, 'cart/messages/index.html'), 'utf8');
    expect(index).toContain('Your cart &lt;&amp; more&gt;');
    expect(index).toContain('장바구니');
    expect(index).not.toContain('<b>');
  });

  it('take the place of those of an earlier run', async () => {
    const out = await aFolder();
    await mkdir(join(out, 'cart/messages'), { recursive: true });
    await writeFile(join(out, 'cart/messages/old.en.1.html'), 'old');
    await writing([anEmail('en')], out);
    expect(await readdir(join(out, 'cart/messages'))).not.toContain('old.en.1.html');
  });
});
