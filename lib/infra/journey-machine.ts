import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { CompiledJourney } from '../core/journey/compiled.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * One journey as an Express state machine, and this version of it. Versions outlive the deployment that made them, and
 * the machine outlives its journey's file: whoever is inside finishes what they started.
 */
export class JourneyMachine extends Construct {
  readonly machine: StateMachine;
  /** What new enrolments are pinned to. */
  readonly versionArn: string;

  constructor(
    scope: Construct,
    { triggers, machine }: CompiledJourney,
    {
      role,
      logGroup,
      functionArns,
      removalPolicy,
    }: {
      role: IRole;
      logGroup: ILogGroup;
      /** By the placeholder that stands for it in the definition. */
      functionArns: Record<string, string>;
      removalPolicy: RemovalPolicy;
    },
  ) {
    super(scope, triggers.id);
    const definition = JSON.stringify(machine);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(this, triggers.id),
      stateMachineType: StateMachineType.EXPRESS,
      // In S3, because a template holds 1 MB in all and each definition may hold as much.
      definitionBody: DefinitionBody.fromFile(fileOf(definition)),
      definitionSubstitutions: functionArns,
      role,
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      removalPolicy,
    });
    const version = new CfnStateMachineVersion(this, `Version-${triggers.version}-${shortHash(definition)}`, {
      stateMachineArn: this.machine.stateMachineArn,
      stateMachineRevisionId: this.machine.stateMachineRevisionId,
      description: `${triggers.id} ${triggers.version}`,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.versionArn = version.ref;
  }
}

/** Of the machine of a journey of this stack, present or past. */
export function machineName(scope: Construct, journeyId: string): string {
  return `${Stack.of(scope).stackName}-${journeyId}`;
}

function fileOf(definition: string): string {
  const path = join(temporaryFolder(), 'definition.asl.json');
  writeFileSync(path, definition);
  return path;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
