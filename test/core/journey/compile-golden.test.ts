import { expect, it } from 'vitest';
import type { State } from '../../../lib/core/journey/compiled.ts';
import { aJourney, compiled, LAMBDAS } from '../../support/journey-builders.ts';

/** What differs from state to state. Retry, Catch and the common Parameters have tests of their own. */
function essence(state: State): object {
  if (state.Type !== 'Task') return state;
  const { 'run.$': _run, journey: _journey, ...Parameters } = state.Parameters;
  const { Retry: _retry, Catch: _catch, TimeoutSeconds: _seconds, Type: _type, Resource, ...rest } = state;
  return { Task: Object.entries(LAMBDAS).find(([, arn]) => arn === Resource)?.[0], ...rest, Parameters };
}

it('a small journey compiles to a machine that one can read', () => {
  const journey = aJourney([
    { id: 'hello', send: { message: 'hello' } },
    {
      id: 'reply',
      waitFor: { message: 'hello', was: 'clicked', for: 'P2D' },
      then: [{ id: 'tag', update: { add: { tags: 'keen' } } }],
    },
    { id: 'vip', branch: [{ when: { trait: 'vip', equals: true }, steps: [{ id: 'done', exit: 'vip' }] }] },
  ]);
  const { States, ...machine } = compiled(journey).machine;
  expect(machine).toEqual({
    Comment: expect.stringMatching(/^Journey welcome, version [a-z2-7]{12}$/) as string,
    StartAt: 'At',
  });
  expect(Object.entries(States).map(([name, state]) => [name, essence(state)])).toEqual([
    [
      'At',
      {
        Type: 'Choice',
        Choices: ['hello', 'reply', 'tag', 'vip', 'done', 'Complete'].map((name) => ({
          Variable: '$.at',
          StringEquals: name,
          Next: name,
        })),
        Default: 'Unknown',
      },
    ],
    [
      'hello',
      {
        Task: 'send-message',
        Parameters: {
          step: { id: 'hello', message: { id: 'hello', hash: 'hash-of-hello' }, channel: 'best' },
        },
        ResultPath: '$.send',
        Next: 'hello?',
      },
    ],
    [
      'hello?',
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.send.outcome', StringEquals: 'held', Next: 'Stopped' }],
        Default: 'reply',
      },
    ],
    [
      'reply',
      {
        Task: 'park',
        Parameters: {
          step: {
            id: 'reply',
            waitFor: { message: 'hello', was: 'clicked', for: 'P2D' },
            onEvent: 'tag',
            onDue: 'vip',
          },
        },
        ResultPath: null,
        End: true,
      },
    ],
    [
      'tag',
      {
        Task: 'update-profile',
        Parameters: { step: { id: 'tag', update: { add: { tags: 'keen' } } } },
        ResultPath: null,
        Next: 'vip',
      },
    ],
    [
      'vip',
      {
        Task: 'decide',
        Parameters: { step: { id: 'vip', cases: [{ trait: 'vip', equals: true }] } },
        ResultPath: '$.decision',
        Next: 'vip?',
      },
    ],
    [
      'vip?',
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.decision.chosen', NumericEquals: 0, Next: 'done' }],
        Default: 'Complete',
      },
    ],
    ['done', { Task: 'complete', Parameters: { at: 'done', reason: 'vip' }, ResultPath: null, End: true }],
    [
      'Complete',
      { Task: 'complete', Parameters: { at: 'Complete', reason: 'completed' }, ResultPath: null, End: true },
    ],
    ['Unknown', { Type: 'Pass', Result: {}, ResultPath: '$.failed', Next: 'Failed' }],
    ['Failed', { Task: 'fail', Parameters: { 'failed.$': '$.failed' }, ResultPath: null, Next: 'Abort' }],
    ['Abort', { Type: 'Fail', Error: 'JourneyFailed' }],
    ['Stopped', { Type: 'Succeed' }],
  ]);
});
