import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type CompiledJourney, type Registry, STEP_TASKS, type StepTask } from '../core/journey/compiled.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { JourneyMachine, machineName } from './journey-machine.ts';
import { ourOwn } from './our-own.ts';

/** What stands in a compiled definition for each step's function, until CloudFormation puts its ARN there. */
export const FUNCTION_PLACEHOLDERS = stepTaskRecord((task) => `\${${substitutionOf(task)}}`);

/** All journeys, each its own machine; one role and one log for them all. */
export class Journeys extends Construct {
  /** For the registry: which version takes newcomers. */
  readonly current: Registry['journeys'];

  constructor(
    scope: Construct,
    {
      compiled,
      stepFunctions,
      alarms,
      removalPolicy,
    }: {
      /** With {@link FUNCTION_PLACEHOLDERS} as resources. */
      compiled: readonly CompiledJourney[];
      stepFunctions: Readonly<Record<StepTask, Function>>;
      alarms: Alarms;
      removalPolicy: RemovalPolicy;
    },
  ) {
    super(scope, 'Journeys');
    const shared = {
      role: this.#role(STEP_TASKS.map((task) => stepFunctions[task].functionArn)),
      // The prefix spares the account's log resource policy, which has room for few names:
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      logGroup: new LogGroup(this, 'Log', {
        logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}`,
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      functionArns: Object.fromEntries(
        STEP_TASKS.map((task) => [substitutionOf(task), stepFunctions[task].functionArn]),
      ),
      removalPolicy,
    };
    this.current = compiled.map((journey) => {
      const { id, version } = journey.triggers;
      const { machine, versionArn } = new JourneyMachine(this, journey, shared);
      alarms.onFailedLegs(id, machine);
      return {
        id,
        version,
        machine: versionArn,
        life: journey.life,
        ...(journey.kpi && { kpi: journey.kpi }),
      };
    });
  }

  /** Retained versions run with this role as well. It may call the steps' functions and nothing else of ours. */
  #role(functionArns: readonly string[]): Role {
    const role = new Role(this, 'Role', { assumedBy: ourOwn(this, 'states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...functionArns] }),
    );
    acknowledge(
      role,
      'Step Functions delivers logs and traces by account-wide actions that know no resource.',
      'IAM5[Resource::*]',
    );
    return role;
  }
}

/**
 * The right to start legs. By the machines' common name: customers may be inside journeys whose files are gone, and a
 * step's function that starts legs (park) could not be named before the machine that names the function.
 */
export function grantStartLegs(to: Function): void {
  // A version is authorized by its machine's ARN: https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
  const resource = Stack.of(to).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName(to, '*'),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  Grant.addToPrincipal({ grantee: to, actions: ['states:StartExecution'], resourceArns: [resource] });
  acknowledge(
    to.role ?? to,
    'Legs start on machines of this stack only; customers may be inside journeys that are no longer in it.',
    `IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:${machineName(to, '*')}]`,
  );
}

function substitutionOf(task: StepTask): string {
  return `sojourn_${task.replaceAll('-', '_')}`;
}

function stepTaskRecord<Value>(valueOf: (task: StepTask) => Value): Readonly<Record<StepTask, Value>> {
  return {
    decide: valueOf('decide'),
    'assign-variant': valueOf('assign-variant'),
    'send-message': valueOf('send-message'),
    park: valueOf('park'),
    complete: valueOf('complete'),
    fail: valueOf('fail'),
    'update-profile': valueOf('update-profile'),
    'emit-event': valueOf('emit-event'),
  };
}
