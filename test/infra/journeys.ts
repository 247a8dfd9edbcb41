import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aJourney, synthesized } from './a-stack.ts';
import { resources } from './read-template.ts';

const Machine = z.object({
  StateMachineName: z.string(),
  DefinitionS3Location: z.object({ Key: z.string() }),
  DefinitionSubstitutions: z.record(z.string(), z.unknown()),
});
const MACHINE = 'AWS::StepFunctions::StateMachine';
const VERSION = 'AWS::StepFunctions::StateMachineVersion';

/** Those of the journeys. */
const machinesOf = (template: Template) =>
  resources(template, MACHINE).filter(({ id }) => id.startsWith('Journeys'));

export function journeys(template: Template, folder: string): void {
  const machines = machinesOf(template);
  const parsed = machines.map(({ Properties }) => Machine.parse(Properties));
  const definitionOf = ({ DefinitionS3Location: { Key } }: z.infer<typeof Machine>) =>
    readFileSync(join(folder, `asset.${Key}`), 'utf8');

  describe('journeys', () => {
    it('are Express machines, named after stack and journey', () => {
      expect(
        machines.map(({ Properties }) => [Properties['StateMachineName'], Properties['StateMachineType']]),
      ).toEqual([
        ['sojourn-test-welcome', 'EXPRESS'],
        ['sojourn-test-win-back', 'EXPRESS'],
      ]);
    });

    it('are traced, and log every step but nothing of what passes through', () => {
      for (const { Properties } of machines) {
        expect(Properties).toMatchObject({
          TracingConfiguration: { Enabled: true },
          LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        });
      }
    });

    it('call nothing but functions that the deployment puts in', () => {
      for (const machine of parsed) {
        const called = [...definitionOf(machine).matchAll(/"Resource":"([^"]*)"/g)].map(([, name]) => name);
        const known = Object.keys(machine.DefinitionSubstitutions).map((name) => `\${${name}}`);
        expect(called.length).toBeGreaterThan(0);
        expect(known).toEqual(expect.arrayContaining(called));
      }
    });

    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    it('have definitions of less than 1 MB, once the ARNs are in', () => {
      const longestArn = `arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:${'x'.repeat(64)}`;
      for (const machine of parsed) {
        const definition = definitionOf(machine).replaceAll(/\$\{sojourn_\w+\}/g, longestArn);
        expect(Buffer.byteLength(definition)).toBeLessThan(1_048_576);
      }
    });

    it('have a version each, of the machine as it now is, and keep it and the machine for those inside', () => {
      const versions = resources(template, VERSION);
      expect(versions.map(({ Properties }) => Properties)).toEqual(
        machines.map(({ id }) => ({
          Description: expect.any(String),
          StateMachineArn: { Ref: id },
          StateMachineRevisionId: { 'Fn::GetAtt': [id, 'StateMachineRevisionId'] },
        })),
      );
      for (const one of [...versions, ...machines]) {
        expect(one).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    });

    it('when changed, have a new version of the same machine', () => {
      const { template: changed } = synthesized({ journeys: [aJourney('welcome', { waits: 'P2D' })] });
      const [machine] = machinesOf(changed);
      const [version] = resources(changed, VERSION);
      expect(machine?.id).toBe(machines[0]?.id);
      expect(resources(template, VERSION).map(({ id }) => id)).not.toContain(version?.id);
    });

    it('have a new version, too, when they are the same but compiled in another way', () => {
      const journey = aJourney('welcome');
      const otherwise = { ...journey, machine: { ...journey.machine, Comment: 'compiled otherwise' } };
      const { template: changed } = synthesized({ journeys: [otherwise] });
      const [version] = resources(changed, VERSION);
      expect(resources(template, VERSION).map(({ id }) => id)).not.toContain(version?.id);
    });
  });
}
