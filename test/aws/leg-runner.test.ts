import { SFNClient, StartExecutionCommand, StateMachineDoesNotExist } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { legRunner } from '../../lib/aws/leg-runner.ts';
import { MissingContentError } from '../../lib/core/errors.ts';

const stepFunctions = mockClient(SFNClient);
beforeEach(() => {
  stepFunctions.reset();
});

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:abandoned-cart:3';
const run = { customerId: 'c1', enrolmentId: 'e1', leg: 2, visit: 2, at: 'reminder' };

describe('a leg', () => {
  it('starts on the version it is pinned to, with ids and counters and nothing else', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    const enrolment = { ...run, entry: { id: 'x', name: 'Checkout Started', occurredAt: 0 } };
    await legRunner(new SFNClient({})).start(machine, enrolment);
    expect(stepFunctions.commandCalls(StartExecutionCommand).map((call) => call.args[0].input)).toEqual([
      { stateMachineArn: machine, input: JSON.stringify(run) },
    ]);
  });

  it('of a version that is no longer there is missing content, which no retry brings back', async () => {
    const gone = new StateMachineDoesNotExist({ message: 'gone', $metadata: {} });
    stepFunctions.on(StartExecutionCommand).rejects(gone);
    await expect(legRunner(new SFNClient({})).start(machine, run)).rejects.toBeInstanceOf(
      MissingContentError,
    );
  });
});
