import { describe, expect, it } from 'vitest';
import { readDefinition, statesOf } from '../../lib/emulator/states/definition.ts';
import { retryDelays } from '../../lib/emulator/states/retry-delays.ts';

// Expected values: https://states-language.net/spec.html#retrying-after-error, whose example waits 3, then 4.5 seconds,
// and https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
describe('the delays of a Retry', () => {
  it.each([
    ['grow by the back-off', { IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 }, [3, 4.5, undefined]],
    ['are one, two and four seconds when nothing is said', {}, [1, 2, 4, undefined]],
    ['stop growing at the longest', { MaxDelaySeconds: 3 }, [1, 2, 3, undefined]],
    ['are drawn up to the full delay', { JitterStrategy: 'FULL' }, [0.5, 1, 2, undefined]],
    ['are none for no attempts', { MaxAttempts: 0 }, [undefined]],
  ])('%s', (_, retrier, expected) => {
    const delay = delays([{ ErrorEquals: ['States.ALL'], ...retrier }]);
    expect(expected.map(() => delay('Any'))).toEqual(expected);
  });

  it('are counted by each retrier for itself', () => {
    const delay = delays([
      { ErrorEquals: ['A'], MaxAttempts: 1 },
      { ErrorEquals: ['B'], IntervalSeconds: 10 },
    ]);
    expect(['A', 'B', 'A', 'B'].map(delay)).toEqual([1, 10, undefined, 20]);
  });

  it('are for any failure of a Task, but not for its time-out, under States.TaskFailed', () => {
    const delay = delays([{ ErrorEquals: ['States.TaskFailed'] }]);
    expect([delay('Anything'), delay('States.Timeout')]).toEqual([1, undefined]);
  });
});

/** Through a whole definition, as a machine would get it; half of the jitter is drawn. */
function delays(Retry: object[]) {
  const task = { Type: 'Task', Resource: 'arn:aws:lambda:eu-central-1:123456789012:function:x', Retry };
  const [first] = statesOf(readDefinition(JSON.stringify({ StartAt: 'A', States: { A: task } })));
  return retryDelays(first?.[1].Retry, () => 0.5);
}
