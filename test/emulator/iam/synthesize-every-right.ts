import { readFileSync } from 'node:fs';
import { Journey } from '../../../lib/core/journey/definition.ts';
import { sojournApp } from '../../../lib/infra/app.ts';
import { loadProject } from '../../../lib/project/load.ts';

/** Every kind of step. */
export const EVERY_STEP = Journey.parse({
  id: 'every-right',
  title: 'Every right',
  stage: 'decision',
  purpose: 'transactional',
  entry: { event: 'Signed Up' },
  exit: [
    { event: 'Went Away' },
    {
      when: {
        any: [
          { event: 'Was Lost' },
          { entry: 'plan', equals: 'none' },
          { message: 'mail', was: 'complained' },
        ],
      },
    },
  ],
  goal: { event: 'Bought', within: 'P1D', value: 'total' },
  steps: [
    {
      id: 'split',
      experiment: {
        variants: [
          { id: 'a', weight: 50, steps: [] },
          { id: 'b', weight: 50, steps: [] },
        ],
      },
    },
    { id: 'mail', send: { message: 'welcome', channel: ['email', 'sms'] } },
    { id: 'clicked', waitFor: { message: 'mail', was: 'clicked', for: 'P1D' } },
    // It has happened before it is waited for.
    { id: 'clicked-already', waitFor: { message: 'mail', was: 'clicked', for: 'P1D' } },
    { id: 'text', send: { message: 'first-steps', channel: 'sms' } },
    { id: 'visit', waitFor: { event: 'Visited', for: 'P1D' } },
    {
      id: 'known',
      branch: [
        {
          when: {
            all: [{ event: 'Visited' }, { message: 'mail', was: 'sent' }, { entry: 'plan', equals: 'gold' }],
          },
          steps: [{ id: 'tell', emit: { event: 'Came Back', properties: { plan: { entry: 'plan' } } } }],
        },
      ],
    },
    { id: 'short', wait: { for: 'PT1M' } },
    // Longer than SQS can delay a message: the time wheel must hand it over.
    { id: 'long', wait: { for: 'PT30M' } },
    { id: 'mark', update: { set: { plan: { entry: 'plan' } } } },
  ],
});

/** For a marketing message consent is checked once more while it is claimed. */
export const MARKETING = Journey.parse({
  id: 'marketing',
  title: 'Marketing',
  stage: 'awareness',
  purpose: 'marketing',
  entry: { event: 'Signed Up' },
  steps: [{ id: 'mail', send: { message: 'first-steps', channel: 'email' } }],
});

/** This repository's stack with these journeys, into the folder. */
export async function synthesizeEveryRight(folder: string): Promise<void> {
  const read = await loadProject('workflows');
  if (!read.ok) throw new Error('the shipped workflows are wrong');
  const { context }: { context: unknown } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  // As `cdk synth` hands them over.
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
  process.env['CDK_OUTDIR'] = folder;
  const journeys = [EVERY_STEP, MARKETING].map((journey) => ({ file: `${journey.id}.json`, journey }));
  // A text must not wait for the morning, whenever the test runs.
  const settings = { ...read.value.settings, quietHours: {} };
  sojournApp({ ...read.value, settings, journeys }).synth();
}
