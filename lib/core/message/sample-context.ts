import { EXAMPLE_REPORT } from '../report/example.ts';
import { reportWords } from '../report/words/report-words.ts';
import type { Settings } from '../settings.ts';
import type { CompiledMessage, MessageFile } from './definition.ts';
import type { MessageContext } from './render.ts';
import { SAMPLE_LINKS } from './sample-links.ts';

/** What a message is tried with: one of its samples, links that lead nowhere, and an example of whatever else it shows. */
export function sampleContext(trial: {
  readonly message: CompiledMessage;
  readonly sample: MessageFile['samples'][number];
  readonly settings: Settings;
  readonly locale: string;
}): MessageContext {
  const { message, sample, settings, locale } = trial;
  return {
    ...sample,
    brand: settings.brand,
    links: SAMPLE_LINKS,
    ...(message.data?.includes('report') === true && { report: reportWords(EXAMPLE_REPORT, locale) }),
  };
}
