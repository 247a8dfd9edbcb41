import { describe, expect, it } from 'vitest';
import { synthesized } from './a-stack.ts';
import { resources, taskFunctions } from './read-template.ts';

describe('a stage that is for trying things out', () => {
  it('is deleted with its data', () => {
    const { template } = synthesized({ keep: false });
    const [table] = resources(template, 'AWS::DynamoDB::Table');
    expect(table).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtectionEnabled: false },
    });
    const machines = resources(template, 'AWS::StepFunctions::StateMachine');
    expect(machines.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Delete', 'Delete', 'Delete']);
  });
});

describe('a limit on messages under way', () => {
  it('reserves that many calls for send-message and none for the others', () => {
    const reserved = taskFunctions(synthesized({ sendConcurrency: 4 }).template).flatMap((one) =>
      one.ReservedConcurrentExecutions === undefined ? [] : [[one.task, one.ReservedConcurrentExecutions]],
    );
    expect(reserved).toEqual([['send-message', 4]]);
  });
});
