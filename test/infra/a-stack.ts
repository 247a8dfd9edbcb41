import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { compileJourney } from '../../lib/core/journey/compile.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import type { CompiledMessage } from '../../lib/core/message/definition.ts';
import { Settings } from '../../lib/core/settings.ts';
import { FUNCTION_PLACEHOLDERS } from '../../lib/infra/journeys.ts';
import { SojournStack, type SojournStackProps } from '../../lib/infra/sojourn-stack.ts';

/** Two journeys of one message each, as a stack. */
export function aStack(props: Partial<SojournStackProps> = {}, id = 'sojourn-test') {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new SojournStack(app, id, {
    settings: Settings.parse({
      brand: { name: 'Shop', address: '1 High Street' },
      email: { from: 'Shop <hello@mail.shop.example>' },
    }),
    journeys: ['welcome', 'win-back'].map((journey) => compiled(journey)),
    messages: { 'hash-hello': HELLO },
    keep: true,
    ...props,
  });
  return { app, stack };
}

export function aTemplate(props?: Partial<SojournStackProps>, id?: string): Template {
  return Template.fromStack(aStack(props, id).stack);
}

export function compiled(id: string, waiting = 'P1D') {
  return compileJourney({
    journey: Journey.parse({
      id,
      title: id,
      stage: 'awareness',
      purpose: 'marketing',
      entry: { event: 'Signed Up' },
      steps: [
        { id: 'cool-off', wait: { for: waiting } },
        { id: 'hello', send: { message: 'hello' } },
      ],
    }),
    segments: {},
    messages: { hello: 'hash-hello' },
    resources: FUNCTION_PLACEHOLDERS,
  });
}

const HELLO: CompiledMessage = {
  id: 'hello',
  topic: 'tips',
  urgency: 'detail',
  email: { en: { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' } },
  sms: {},
};
