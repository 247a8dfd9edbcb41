import { Liquid, LiquidError, type Template } from 'liquidjs';
import { remember } from '../remember.ts';
import { FILTERS, TAGS } from './template-language.ts';
import { htmlValue, plainValue } from './template-value.ts';

/** What surrounds a value: markup, where it is escaped, or plain text (subjects, SMS, the text part of an e-mail). */
export type Surroundings = 'html' | 'plain';

/**
 * Parses a Liquid template, once for each source.
 * @throws LiquidError when the source is not Liquid, or uses a tag or filter that messages do not have
 */
export function parseTemplate(source: string, surroundings: Surroundings): Template[] {
  return parsers[surroundings](source);
}

/**
 * @param scope what a template can name
 * @param place the language and the zone that `money`, `date` and `time` write for
 * @throws LiquidError as in parseTemplate, and for a variable that is missing and has no default
 */
export function renderTemplate(
  source: string,
  surroundings: Surroundings,
  scope: Readonly<Record<string, unknown>>,
  place: { locale: string; zone: string },
): string {
  const rendered: unknown = engines[surroundings].renderSync(parseTemplate(source, surroundings), scope, {
    globals: { place },
  });
  return String(rendered);
}

/**
 * What is wrong with a template, and where; line and column count from 1. Undefined for any other error.
 * The message names what the template says, never a value.
 */
export function templateError(error: unknown): { message: string; line: number; column: number } | undefined {
  if (!LiquidError.is(error)) return undefined;
  const [line = 1, column = 1] = error.token.getPosition();
  return { message: messageOf(error), line, column };
}

function messageOf(error: LiquidError): string {
  const reason = error.originalError?.message ?? error.message.replace(/, line:\d+, col:\d+$/, '');
  if (error.name === 'RenderError') return `${reason} in ${error.token.getText()}`;
  // as it is written: Liquid's own message has the values of `customer[entry.field]` in it
  if (error.name === 'UndefinedVariableError') return `undefined variable: ${error.token.getText()}`;
  return reason;
}

/** More than the templates of one deployment: versions come and go in a warm process. */
const TEMPLATES = 1_000;
const engines = { html: engine(htmlValue), plain: engine(plainValue) };
const parsers = {
  html: remember(TEMPLATES, (source: string) => engines.html.parse(source)),
  plain: remember(TEMPLATES, (source: string) => engines.plain.parse(source)),
};

function engine(write: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: write,
    templates: {}, // no file can be read; the tags that would are not in TAGS either
    parseLimit: 1_000_000, // characters; the HTML of an e-mail has some 30,000
    renderLimit: 2_000, // milliseconds; an e-mail takes less than one
    memoryLimit: 10_000_000, // new characters and list members in one render
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!(name in FILTERS)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(FILTERS))
    if (filter !== 'liquid') liquid.registerFilter(name, filter);
  return liquid;
}
