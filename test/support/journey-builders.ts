import type { Condition } from '../../lib/core/condition/definition.ts';
import { compileJourney } from '../../lib/core/journey/compile.ts';
import type { CompiledJourney, StepTask } from '../../lib/core/journey/compiled.ts';
import { Journey } from '../../lib/core/journey/definition.ts';

/** A journey as its file would have it: the steps given, and whatever else matters to the test. */
export function aJourney(steps: readonly object[], more: object = {}): Journey {
  return Journey.parse({
    id: 'welcome',
    title: 'Welcome',
    stage: 'awareness',
    purpose: 'marketing',
    entry: { event: 'Signed Up' },
    ...more,
    steps,
  });
}

const arn = (task: StepTask) => `arn:aws:lambda:eu-west-1:123456789012:function:${task}`;

/** As a deployment would name the verbs' functions. */
export const LAMBDAS: Readonly<Record<StepTask, string>> = {
  decide: arn('decide'),
  'assign-variant': arn('assign-variant'),
  'send-message': arn('send-message'),
  park: arn('park'),
  complete: arn('complete'),
  fail: arn('fail'),
  'update-profile': arn('update-profile'),
  'emit-event': arn('emit-event'),
};

/** Compiled with the messages `hello` and `offer`, whose hashes are made up. */
export function compiled(
  journey: Journey,
  {
    segments = {},
    messages = { hello: 'hash-of-hello', offer: 'hash-of-offer' },
  }: {
    segments?: Readonly<Record<string, Condition>>;
    messages?: Readonly<Record<string, string>>;
  } = {},
): CompiledJourney {
  return compileJourney({ journey, segments, messages, resources: LAMBDAS });
}
