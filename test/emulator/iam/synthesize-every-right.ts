import { EventFile } from '../../../lib/core/event/catalog.ts';
import { Journey } from '../../../lib/core/journey/definition.ts';
import { Segment } from '../../../lib/core/segment/definition.ts';
import { synthesizeWorkflows } from '../synthesize-workflows.ts';

/** Every kind of step. */
export const EVERY_STEP = Journey.parse({
  id: 'every-right',
  title: 'Every right',
  stage: 'decision',
  purpose: 'transactional',
  entry: { event: 'Signed Up' },
  life: { capacity: 1000 },
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

const arms = ['a', 'b'].map((id) => ({ id, weight: 50, steps: [] }));

/**
 * Tests on a share: one that ends when whoever waited for it comes back, one that nobody waits for, so that the watch ends it.
 * Its text is the first message of the test.
 */
const TRIAL = Journey.parse({
  id: 'trial',
  title: 'Trial',
  stage: 'awareness',
  purpose: 'transactional',
  entry: { event: 'Signed Up' },
  steps: [
    { id: 'slow', experiment: { test: { share: 99, for: 'PT20M' }, variants: arms } },
    { id: 'pick', experiment: { test: { share: 50, for: 'PT1M' }, variants: arms } },
    { id: 'text', send: { message: 'first-steps', channel: 'sms' } },
  ],
});

/** A schedule that lets in whoever is found, once within the run: each walk calls a function 64 times. */
function letter(at: Date): Journey {
  const cron = `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
  return Journey.parse({
    id: 'letter',
    title: 'Letter',
    stage: 'awareness',
    purpose: 'transactional',
    entry: { schedule: { cron, zone: 'UTC' }, among: 'visitors' },
    steps: [{ id: 'stay', wait: { for: 'P1D' } }],
  });
}
const SOON_MS = 30 * 60_000;

const SEGMENTS = {
  visitors: { event: 'Signed Up', within: 'PT6H' },
  // Time alone ends these: one later than a queue can delay, two soon after each other.
  lately: { event: 'Signed Up', within: 'PT25M' },
  newcomers: { event: 'Signed Up', within: 'PT4M' },
  newest: { event: 'Signed Up', within: 'PT2M' },
  // This one by a message that goes out.
  unmoved: { lastMessages: 1, were: 'clicked', atMost: 0 },
  // This one ends by an event.
  present: { all: [{ event: 'Signed Up' }, { not: { event: 'Went Away' } }] },
};

const EVENTS = ['Signed Up', 'Went Away', 'Was Lost', 'Visited', 'Came Back', 'Bought'];

/** This repository's stack with these journeys, into the folder. */
export function synthesizeEveryRight(folder: string): Promise<void> {
  return synthesizeWorkflows(folder, ({ settings }) => ({
    journeys: [EVERY_STEP, MARKETING, TRIAL, letter(new Date(Date.now() + SOON_MS))].map((journey) => ({
      file: `${journey.id}.json`,
      journey,
    })),
    segments: Object.fromEntries(
      Object.entries(SEGMENTS).map(([id, when]) => [id, Segment.parse({ id, title: id, when })]),
    ),
    // Whatever else comes is set aside.
    events: EVENTS.map((event) => EventFile.parse({ event, title: event })),
    // A text must not wait for the morning, whenever the test runs.
    settings: { ...settings, quietHours: {} },
  }));
}
