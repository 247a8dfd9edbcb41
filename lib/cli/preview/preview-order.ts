import { graphOf } from '../../core/journey/graph.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Project, ProjectMessage } from '../../project/project.ts';
import { didYouMean } from '../did-you-mean.ts';
import { type Accepted, refuse } from '../refusal.ts';
import type { PreviewOrder } from './preview.ts';
import { readSample } from './read-sample.ts';

/** Finds the message, the customer and the journey that sends it. @param ask.customer as readSample takes it */
export async function previewOrder(
  ask: {
    readonly message: string;
    readonly customer: string;
    readonly locale?: string | undefined;
    readonly now: EpochMs;
  },
  project: Project,
): Promise<Accepted<PreviewOrder>> {
  const { messages, settings } = project;
  const message = Object.hasOwn(messages, ask.message) ? messages[ask.message] : undefined;
  if (message === undefined) return noMessage(ask.message, Object.keys(messages));
  const languages = languagesOf(message);
  if (ask.locale !== undefined && !languages.includes(ask.locale)) {
    return refuse(`The message has no "${ask.locale}".`, `It has ${languages.join(', ')}.`);
  }
  const sample = await readSample(ask.customer, message.file.samples);
  if (!sample.ok) return sample;
  const journey = journeyThatSends(ask.message, project);
  return { ok: true, value: { message, settings, ...sample.value, journey, now: ask.now } };
}

function noMessage(id: string, ids: readonly string[]) {
  const guess = didYouMean(id, ids);
  return refuse(
    `There is no message "${id}".`,
    `${guess === undefined ? '' : `${guess} `}There are: ${ids.join(', ')}.`,
  );
}

function languagesOf({ compiled }: ProjectMessage): string[] {
  return [...new Set([...Object.keys(compiled.email), ...Object.keys(compiled.sms)])].toSorted();
}

/** The first one. A message that none sends yet is looked at as advertising is, which more is asked of. */
function journeyThatSends(message: string, { journeys }: Project): PreviewOrder['journey'] {
  const found = journeys.find(({ journey }) =>
    graphOf(journey).nodes.some(({ step }) => 'send' in step && step.send.message === message),
  );
  return found?.journey ?? { id: 'no journey yet', purpose: 'marketing' };
}
