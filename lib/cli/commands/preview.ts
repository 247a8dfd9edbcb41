import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { openTestSender } from '../../aws/test-sender.ts';
import { chooseLocale } from '../../core/message/locale.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openCommand } from '../open-command.ts';
import { openFile } from '../open-file.ts';
import { openProject } from '../open-project.ts';
import { languagePreviews } from '../preview/language-preview.ts';
import { type PreviewOrder, previewOf } from '../preview/preview.ts';
import { type PreviewFacts, previewFacts } from '../preview/preview-facts.ts';
import { previewOrder } from '../preview/preview-order.ts';
import { previewPage } from '../preview/preview-page.ts';
import { testAddress, testSend } from '../preview/test-send.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { reasonWords } from '../words/reason-words.ts';

export const PreviewInput = z.object({
  message: z.string(),
  folder: z.string().default('workflows'),
  customer: z.string().default('1'),
  locale: z.string().optional(),
  output: z.string().optional(),
  open: z.boolean().default(false),
  sendTo: z.string().optional(),
  endpoint: z.url('must be an address such as http://127.0.0.1:4600').optional(),
  json: z.boolean().default(false),
});
export type PreviewInput = z.infer<typeof PreviewInput>;

/** Writes a page with a message as a customer would get it, or sends it to a colleague. */
export async function previewCommand(input: PreviewInput, io: Io): Promise<ExitCode> {
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const order = await previewOrder({ ...input, now: Date.now() }, opened.project);
  if (!order.ok) return sayRefusal(order, io, input.json);
  return input.sendTo === undefined
    ? writePage(input, order.value, io)
    : sendTest(input, { order: order.value, to: input.sendTo }, io);
}

async function writePage(input: PreviewInput, order: PreviewOrder, io: Io): Promise<ExitCode> {
  const languages = languagePreviews(order, input.locale);
  const file = input.output ?? join('out', 'preview', `${input.message}.html`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, previewPage(order, languages));
  const facts = previewFacts(languages, order.settings.sms.price);
  if (input.json) io.out(toJson({ file, versions: facts }));
  else {
    for (const one of facts) sayFacts(one, io);
    io.out(`${io.paint('green', '✔')} ${file}`);
    sayNext(io, openCommand(file, io.platform));
  }
  if (input.open) openFile(file, io.platform);
  return EXIT.done;
}

function sayFacts({ locale, channel, text, parts, hint, problem, policies }: PreviewFacts, io: Io): void {
  const what = `${channel === 'email' ? 'E-mail' : 'SMS'} ${locale}`;
  if (text !== undefined) io.out(`${io.paint('bold', what)}  ${text}`);
  if (parts !== undefined) io.out(io.paint('dim', `  ${parts}`));
  if (hint !== undefined) io.out(`  ${io.paint('cyan', hint)}`);
  for (const { rule, verdict, reason } of policies) {
    io.out(`  ${rule} ${verdict === 'fix' ? 'changed it' : 'refuses it'}: ${reasonWords(reason)}`);
  }
  if (problem !== undefined) io.out(`${io.paint('red', '✖')} ${what}: ${reasonWords(problem)}`);
}

async function sendTest(
  input: PreviewInput,
  { order, to }: { readonly order: PreviewOrder; readonly to: string },
  io: Io,
): Promise<ExitCode> {
  const found = testAddress(to);
  if (found === undefined) {
    const hint = 'Write an e-mail address, or a number with its country: +821012345678.';
    return sayRefusal(refuse(`--send-to ${to} is no address.`, hint), io, input.json);
  }
  const { channel, address } = found;
  const locales = Object.keys(order.message.compiled[channel]);
  if (locales.length === 0) {
    const name = channel === 'email' ? 'e-mail' : 'text message';
    return sayRefusal(refuse(`The message has no ${name}.`), io, input.json);
  }
  const wanted =
    input.locale ?? (typeof order.customer.locale === 'string' ? order.customer.locale : undefined);
  const written = previewOf(order, { channel, locale: chooseLocale(wanted, locales, order.settings.locale) });
  if ('unwritten' in written) {
    return sayRefusal(refuse(`It cannot be written: ${written.unwritten}`), io, input.json);
  }
  const sender = openTestSender(input.endpoint);
  const answer = await testSend(written.message, { to: address, purpose: order.journey.purpose, sender });
  if (answer.outcome !== 'accepted') {
    const hint = 'In a new account SES and SNS send to verified addresses only.';
    return sayRefusal(refuse(`It was not accepted: ${answer.code}`, hint), io, input.json);
  }
  if (input.json) io.out(toJson({ sent: true, channel, providerMessageId: answer.providerMessageId }));
  else io.out(`${io.paint('green', '✔')} sent to ${address}, as ${answer.providerMessageId}`);
  return EXIT.done;
}
