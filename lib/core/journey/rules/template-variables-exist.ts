import { type Diagnostic, mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { MessageFile } from '../../message/definition.ts';
import { hasValueAt } from '../../message/sample-value.ts';
import { sourcesOf, type TemplateSource } from '../../message/sources.ts';
import { templateError } from '../../message/template.ts';
import { type TemplateVariable, templateVariables } from '../../message/variables.ts';
import { EXAMPLE_REPORT } from '../../report/example.ts';
import { reportWords } from '../../report/words/report-words.ts';
import { Settings } from '../../settings.ts';
import { messagesSent, type PlacedSend, sendsOf } from '../sends-of.ts';
import type { Rule } from './rule.ts';

/** Every variable that a message uses, or a subject in test, is in each of its samples, or has a default: no customer meets an empty place. */
export const templateVariablesExist: Rule = (context) =>
  [
    ...messagesSent(context).flatMap((send) =>
      sourcesOf(send.message.compiled).map((source) => ({
        ...send,
        path: [...send.path, 'message'],
        source,
      })),
    ),
    ...sendsOf(context).flatMap(testedSubjects),
  ].flatMap(problems);

function testedSubjects({ test, ...send }: PlacedSend): Placed[] {
  return (test?.variants ?? []).flatMap(({ id, subject }, index) =>
    Object.entries(subject).map(([locale, text]) => ({
      ...send,
      path: [...send.path, 'test', 'variants', index, 'subject', locale],
      source: { name: `subject "${id}" (${locale})`, text },
    })),
  );
}

/** A template, with the place in the journey that it is answered for. */
type Placed = Pick<PlacedSend, 'id' | 'message' | 'path'> & { readonly source: TemplateSource };

function problems({ source: { name, text }, ...send }: Placed): Diagnostic[] {
  const at = { rule: 'template-variables-exist', path: send.path };
  const variables = variablesOf(text);
  if (typeof variables === 'string') {
    return [mistake({ ...at, message: `${name} of message "${send.id}" cannot be read: ${variables}` })];
  }
  return variables.flatMap((variable) => {
    const missing = whatIsMissing(variable, send.message.file);
    if (missing === undefined) return [];
    const message = `${name} of message "${send.id}" uses {{ ${variable.path.join('.')} }}, ${missing.message}`;
    return mistake({ ...at, message, hint: missing.hint });
  });
}

/** @returns what Liquid says of a text that it cannot read */
function variablesOf(text: string): readonly TemplateVariable[] | string {
  try {
    return templateVariables(text);
  } catch (error) {
    const reason = templateError(error);
    if (reason === undefined) throw error;
    return reason.message;
  }
}

function whatIsMissing(
  { path, optional }: TemplateVariable,
  { samples, data }: MessageFile,
): { message: string; hint?: string | undefined } | undefined {
  const [root = '', ...rest] = path;
  if (root === 'brand') {
    const [key] = rest;
    if (key === undefined || BRAND.includes(key)) return undefined;
    return { message: 'which the settings do not have', hint: didYouMean(key, BRAND) };
  }
  if (root === 'links') {
    const [key] = rest;
    if (key === undefined || LINKS.includes(key)) return undefined;
    return { message: 'which no message has', hint: didYouMean(key, LINKS) };
  }
  if (root === 'report') {
    if (data?.includes('report') === true) return reportHas(rest);
    const hint = 'add "data": ["report"] to its message.json';
    return { message: 'which the message does not ask for', hint };
  }
  if (root !== 'customer' && root !== 'entry') {
    return { message: 'but there are only customer, entry, brand and links', hint: didYouMean(root, ROOTS) };
  }
  if (optional) return undefined;
  const lacking = samples.findIndex((sample) => !hasValueAt(sample[root], rest));
  if (lacking === -1) return undefined;
  return {
    message: `which sample ${lacking + 1} does not have`,
    hint: `give it a default, as in {{ ${path.join('.')} | default: "…" }}, or add it to the sample`,
  };
}

function reportHas(path: readonly string[]): { message: string; hint?: string | undefined } | undefined {
  const [key] = path;
  if (key === undefined || REPORT.includes(key)) return undefined;
  return { message: 'which the report does not have', hint: didYouMean(key, REPORT) };
}

const REPORT = Object.keys(reportWords(EXAMPLE_REPORT, 'en'));
const ROOTS = ['customer', 'entry', 'brand', 'links'];
const BRAND = Object.keys(Settings.shape.brand.shape);
const LINKS = ['unsubscribe', 'preferences'];
