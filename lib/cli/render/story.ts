import type { Consent } from '../../core/consent/definition.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import type { EntryAttempt } from '../../core/enrolment/entry-attempts.ts';
import type { Send } from '../../core/message/send.ts';
import type { Paint } from '../io.ts';
import { consentWords } from '../words/consent-words.ts';
import { momentWords } from '../words/moment-words.ts';
import { channelReasonWords, evidenceWords, outcomeWords, policyWords } from '../words/send-words.ts';
import { standingWords } from '../words/standing-words.ts';
import { entryAttemptLines } from './entry-attempts.ts';

/** What is stored of one customer. No address and no name is in it. */
export type Story = {
  readonly customer: string;
  /** The only one that was asked for. */
  readonly journey: string | undefined;
  /** By what she might have entered that one; undefined where none was asked for, or it is not deployed. */
  readonly entry?: { readonly event: string; readonly attempts: readonly EntryAttempt[] } | undefined;
  readonly consents: readonly Consent[];
  readonly journeys: readonly { readonly enrolment: Enrolment; readonly sends: readonly Send[] }[];
};

/** For people, in the order of time. */
export function renderStory({ customer, journey, entry, consents, journeys }: Story, paint: Paint): string {
  const said = consents.flatMap(consentWords);
  const lines = [
    paint('bold', customer),
    ...(said.length === 0 ? ['  said nothing to advertising'] : said.map((line) => `  ${line}`)),
    ...journeys.flatMap((one) => ['', ...enrolmentLines(one, paint)]),
  ];
  if (journeys.length === 0)
    lines.push(journey === undefined ? '  was never in a journey' : `  was never in ${journey}`);
  if (journey !== undefined && entry !== undefined) {
    const { event, attempts } = entry;
    lines.push(
      '',
      'By what the customer came in, or did not',
      ...entryAttemptLines({ journey, entryEvent: event, attempts }, paint),
    );
  }
  return lines.join('\n');
}

function enrolmentLines({ enrolment, sends }: Story['journeys'][number], paint: Paint): string[] {
  const { journeyId, version, entry, enteredAt, goal, variants } = enrolment;
  const facts = [
    `entered ${momentWords(enteredAt)} by ${entry.name}`,
    standingWords(enrolment),
    ...Object.entries(variants).map(([step, variant]) => `variant ${variant} of ${step}`),
    ...(goal === undefined ? [] : [`goal reached ${momentWords(goal.at)}`]),
  ];
  return [
    `${paint('bold', journeyId)} ${paint('dim', version)}`,
    ...facts.map((fact) => `  ${fact}`),
    ...sends.flatMap((send) => sendLines(send, paint)),
  ];
}

function sendLines(send: Send, paint: Paint): string[] {
  const visit = send.visit > 1 ? `, visit ${send.visit}` : '';
  const details = [
    ...send.reasons.map(channelReasonWords),
    ...send.policies.map(policyWords),
    ...(Object.keys(send.evidence).length === 0 ? [] : [evidenceWords(send)]),
  ];
  return [
    `  ${momentWords(send.createdAt)}  ${send.stepId}${visit}: ${paint(colourOf(send), outcomeWords(send))}`,
    ...details.map((detail) => paint('dim', `    ${detail}`)),
  ];
}

function colourOf({ status }: Send): 'green' | 'yellow' | 'red' {
  if (status === 'SENT') return 'green';
  return status === 'FAILED' ? 'red' : 'yellow';
}
