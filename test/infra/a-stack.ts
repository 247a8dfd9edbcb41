import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { compileJourney } from '../../lib/core/journey/compile.ts';
import type { CompiledJourney } from '../../lib/core/journey/compiled.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import type { CompiledMessage } from '../../lib/core/message/definition.ts';
import { Settings } from '../../lib/core/settings.ts';
import { FUNCTION_PLACEHOLDERS } from '../../lib/infra/journeys.ts';
import { SojournStack } from '../../lib/infra/sojourn-stack.ts';

type Otherwise = {
  readonly journeys?: readonly CompiledJourney[];
  readonly keep?: boolean;
  readonly sendConcurrency?: number;
};

/** A stack of two journeys, `welcome` and `win-back`, that send the same message. Its functions are empty. */
export function aStack({
  journeys = [aJourney('welcome'), aJourney('win-back')],
  keep = true,
  sendConcurrency,
}: Otherwise = {}): { app: App; stack: SojournStack } {
  const app = new App({ context: { ...CONTEXT, 'aws:cdk:bundling-stacks': [] } });
  const project = {
    settings: Settings.parse({
      brand: { name: 'Shop', address: '1 High Street' },
      country: 'KR',
      email: { from: 'Shop <hello@mail.shop.example>' },
    }),
    journeys,
    messages: { 'hash-hello': HELLO },
    audience: { edition: 'audience-1', segments: [], dates: [], schedules: [] },
    catalog: { edition: 'catalog-1', events: {} },
  };
  return { app, stack: new SojournStack(app, 'sojourn-test', { project, keep, sendConcurrency }) };
}

/** The template, and the folder where the files lie that it wants uploaded. */
export function synthesized(otherwise?: Otherwise): { template: Template; folder: string } {
  const { app, stack } = aStack(otherwise);
  return { template: Template.fromStack(stack), folder: app.synth().directory };
}

export function aJourney(id: string, { waits = 'P1D' }: { waits?: string } = {}): CompiledJourney {
  return compileJourney({
    journey: Journey.parse({
      id,
      title: id,
      stage: 'awareness',
      purpose: 'marketing',
      entry: { event: 'Signed Up' },
      steps: [
        { id: 'cool-off', wait: { for: waits } },
        { id: 'hello', send: { message: 'hello' } },
      ],
    }),
    segments: {},
    messages: { hello: 'hash-hello' },
    resources: FUNCTION_PLACEHOLDERS,
  });
}

/** As it is deployed. */
const CONTEXT = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context;

const HELLO: CompiledMessage = {
  id: 'hello',
  topic: 'tips',
  urgency: 'detail',
  critical: false,
  email: { en: { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' } },
  sms: {},
};
