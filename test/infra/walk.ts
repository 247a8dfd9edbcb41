import validate from 'asl-validator';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { walkDefinition } from '../../lib/infra/walk-definition.ts';
import { plain, resources, statementsOf } from './read-template.ts';

const Machine = z.object({
  StateMachineType: z.string(),
  DefinitionString: z.unknown().transform((text) => JSON.parse(plain(text))),
});
const Definition = z.object({
  States: z.object({
    UntilItIsTime: z.object({ Type: z.literal('Wait'), TimestampPath: z.string() }),
    NameParts: z.object({ Result: z.array(z.number()) }),
    WalkParts: z.object({
      Label: z.string(),
      MaxConcurrency: z.number(),
      ItemProcessor: z.object({
        ProcessorConfig: z.record(z.string(), z.string()),
        States: z.object({ FirstPage: z.object({ Resource: z.string(), TimeoutSeconds: z.number() }) }),
      }),
    }),
  }),
});

export function walk(template: Template): void {
  const machine = resources(template, 'AWS::StepFunctions::StateMachine').find(({ id }) =>
    id.startsWith('CustomerWalk'),
  );

  describe('a walk over customers', () => {
    it('is a Standard machine, for it may wait for hours', () => {
      expect(machine?.Properties['StateMachineType']).toBe('STANDARD');
    });

    it('is written as the language of states wants it', () => {
      const { errorsText } = validate(
        walkDefinition('arn:aws:lambda:us-east-1:111122223333:function:walk-customers'),
      );
      expect(errorsText()).toBe('');
    });

    it('waits for its time, and then goes over all 64 parts of the directory, eight at once', () => {
      const { States } = Definition.parse(Machine.parse(machine?.Properties).DefinitionString);
      expect(States.UntilItIsTime.TimestampPath).toBe('$.at');
      expect(States.NameParts.Result).toEqual([...Array(64).keys()]);
      expect(States.WalkParts.MaxConcurrency).toBe(8);
    });

    it('runs each part as an execution of its own, which asks one function for page after page', () => {
      const { States } = Definition.parse(Machine.parse(machine?.Properties).DefinitionString);
      const { ProcessorConfig, States: inner } = States.WalkParts.ItemProcessor;
      expect(ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
      expect(inner.FirstPage.Resource).toBe('${walkcustomersFunction.Arn}');
    });

    it('may call that function and run its own parts, and nothing else of ours', () => {
      const role = resources(template, 'AWS::IAM::Role').find(({ id }) => id.startsWith('CustomerWalkRole'));
      const executions =
        'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${CustomerWalkMachine.Name}';
      const ours = statementsOf(template, role?.id ?? '')
        .filter(({ Resource }) => !Resource.includes('*'))
        .flatMap(({ Action, Resource }) => Action.map((action) => `${action} on ${Resource.join(' ')}`));
      expect(ours.toSorted()).toEqual([
        'lambda:InvokeFunction on ${walkcustomersFunction.Arn}',
        `states:DescribeExecution on ${executions}:*`,
        `states:RedriveExecution on ${executions}/parts:*`,
        'states:StartExecution on ${CustomerWalkMachine}',
        `states:StopExecution on ${executions}:*`,
      ]);
    });

    it('is traced, and logs every step but nothing of what passes through', () => {
      expect(machine?.Properties).toMatchObject({
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      });
    });

    // grantStartLegs lets whoever starts legs start every machine with the stack's prefix.
    it('has no name of its own, so that nobody starts it who only starts legs', () => {
      expect(machine?.Properties).not.toHaveProperty('StateMachineName');
    });
  });
}
