import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { TASK_TIMEOUT_SECONDS } from '../../lib/core/journey/steps/retry.ts';
import { TASKS } from '../../lib/infra/bundles.ts';
import { resources, taskFunctions } from './read-template.ts';

export function functions(template: Template): void {
  const all = taskFunctions(template);

  describe('functions', () => {
    it('are there for every task', () => {
      expect(all.map(({ task }) => task).toSorted()).toEqual([...TASKS].toSorted());
    });

    it('have a role each', () => {
      expect(new Set(all.map(({ role }) => role)).size).toBe(all.length);
    });

    it('write to a log each, which is kept for a month and called as the function is', () => {
      const logs = new Map(resources(template, 'AWS::Logs::LogGroup').map((log) => [log.id, log.Properties]));
      for (const { FunctionName, LoggingConfig } of all) {
        expect(logs.get(LoggingConfig?.LogGroup.Ref ?? '')).toMatchObject({
          LogGroupName: `/aws/lambda/${FunctionName}`,
          RetentionInDays: 30,
        });
      }
    });

    it('are traced, and run on Node 24 on ARM', () => {
      for (const one of all) {
        expect(one).toMatchObject({
          TracingConfig: { Mode: 'Active' },
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
        });
      }
    });

    it('give up before the state that called them does; the report, which no state calls, has all the time there is', () => {
      const longest = all.filter(({ Timeout }) => Timeout >= TASK_TIMEOUT_SECONDS);
      expect(longest.map(({ task, Timeout }) => [task, Timeout])).toEqual([['make-report', 15 * 60]]);
    });

    it('are called by retained versions of state machines, so their names and logical ids never change', () => {
      const steps = all.filter(({ task }) => ['decide', 'send-message'].includes(task));
      expect(steps.map(({ id, FunctionName }) => [id, FunctionName])).toEqual([
        ['decideFunction4A0F1719', 'sojourn-test-decide'],
        ['sendmessageFunction177EA2F3', 'sojourn-test-send-message'],
      ]);
      expect(resources(template, 'AWS::IAM::Role').map(({ id }) => id)).toContain('JourneysRole90CA94EC');
    });

    it('may run as often at once as the account allows', () => {
      for (const one of all) expect(one.ReservedConcurrentExecutions).toBeUndefined();
    });
  });
}
