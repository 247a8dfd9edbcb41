import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { Authorize, FindAsset, ResourceTypes } from '../service.ts';
import { readDefinition } from './definition.ts';
import type { Machines } from './machines.ts';
import { type Assume, STATES } from './task-handler.ts';

/**
 * AWS::StepFunctions::StateMachine and AWS::StepFunctions::StateMachineVersion.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export function machineResources(parts: {
  readonly machines: Machines;
  readonly authorize: Authorize;
  readonly assume: Assume;
  readonly findAsset: FindAsset;
}): ResourceTypes {
  return {
    'AWS::StepFunctions::StateMachine': async ({ stack, logicalId, properties }) => {
      const machine = MachineProperties.parse(properties);
      const definition = definitionText(machine, parts.findAsset);
      readDefinition(definition);
      const name = machine.StateMachineName ?? physicalName({ stack, logicalId, longest: 80 });
      const { arn, current } = parts.machines.put({
        name,
        type: machine.StateMachineType,
        definition,
        roleArn: machine.RoleArn,
      });
      refuseUnlessItMayLog({ machine, arn, ...parts });
      return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: current.id } };
    },
    'AWS::StepFunctions::StateMachineVersion': async ({ properties }) => {
      const { StateMachineArn, StateMachineRevisionId } = VersionProperties.parse(properties);
      const arn = parts.machines.publish(StateMachineArn, StateMachineRevisionId);
      return { ref: arn, attributes: { Arn: arn } };
    },
  };
}

const MachineProperties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  RoleArn: z.string(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionString: z.string().optional(),
  DefinitionS3Location: z.strictObject({ Bucket: z.string(), Key: z.string() }).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  LoggingConfiguration: z.object({ Level: z.string().default('OFF') }).optional(),
  TracingConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type MachineProperties = z.infer<typeof MachineProperties>;

const VersionProperties = z.strictObject({
  StateMachineArn: z.string(),
  StateMachineRevisionId: z.string().optional(),
  Description: z.string().optional(),
});

function definitionText(machine: MachineProperties, findAsset: FindAsset): string {
  const text = machine.DefinitionString ?? definitionInAsset(machine, findAsset);
  const template = text ?? JSON.stringify(machine.Definition);
  if (template === undefined) throw new Error('the state machine has no definition');
  return template.replaceAll(/\$\{([A-Za-z0-9_.-]+)\}/g, (whole, name: string) => {
    const value = machine.DefinitionSubstitutions[name];
    return value === undefined ? whole : String(value);
  });
}

function definitionInAsset({ DefinitionS3Location: at }: MachineProperties, findAsset: FindAsset) {
  if (at === undefined) return undefined;
  const file = findAsset({ bucket: at.Bucket, key: at.Key });
  if (file === undefined) throw new Error(`the assembly has no asset ${at.Bucket}/${at.Key}`);
  return readFileSync(file, 'utf8');
}

/**
 * What a machine with a log must be allowed to; Step Functions refuses to make it otherwise. None of these rights knows
 * a resource. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 */
const LOG_DELIVERY = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
];

function refuseUnlessItMayLog({
  machine,
  arn,
  assume,
  authorize,
}: {
  readonly machine: MachineProperties;
  readonly arn: string;
  readonly assume: Assume;
  readonly authorize: Authorize;
}): void {
  const role = assume(machine.RoleArn, { service: STATES, sourceArn: arn });
  if ((machine.LoggingConfiguration?.Level ?? 'OFF') === 'OFF') return;
  for (const action of LOG_DELIVERY) authorize(role, { action: `logs:${action}`, resource: '*' });
}
