import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  type CfnStateMachine,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { ourOwn } from './our-own.ts';
import { MAP_LABEL, walkDefinition } from './walk-definition.ts';

/** What goes over many customers at once: a new audience over all of them, a schedule over a segment. */
export class CustomerWalk extends Construct {
  readonly #machine: StateMachine;

  constructor(scope: Construct, { walkCustomers, alarms }: { walkCustomers: Function; alarms: Alarms }) {
    super(scope, 'CustomerWalk');
    const role = this.#role(walkCustomers);
    // Without a name: that of this stack's other machines may be started by whoever starts legs.
    this.#machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(walkDefinition(walkCustomers.functionArn))),
      role,
      logs: { destination: this.#log(), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    this.#mayRunItsParts(role);
    alarms.onFailedWalks('CustomerWalk', this.#machine);
  }

  grantStart(to: Function): void {
    const { stateMachineArn } = this.#machine;
    Grant.addToPrincipal({
      grantee: to,
      actions: ['states:StartExecution'],
      resourceArns: [stateMachineArn],
    });
    to.addEnvironment('WALK_MACHINE_ARN', stateMachineArn);
  }

  #role(walkCustomers: Function): Role {
    const role = new Role(this, 'Role', { assumedBy: ourOwn(this, 'states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [walkCustomers.functionArn] }),
    );
    acknowledge(
      role,
      'Step Functions delivers logs and traces by account-wide actions that know no resource.',
      'IAM5[Resource::*]',
    );
    return role;
  }

  /**
   * Each part is an execution of this very machine. A policy of its own, because the machine waits for the role's:
   * https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
   */
  #mayRunItsParts(role: Role): void {
    const { stateMachineArn, stateMachineName } = this.#machine;
    const executions = (of: string) =>
      Stack.of(this).formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${stateMachineName}${of}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    const policy = new Policy(this, 'OnItself', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [executions(':*')],
        }),
        // Only when a person takes up a walk that failed.
        new PolicyStatement({
          actions: ['states:RedriveExecution'],
          resources: [executions(`/${MAP_LABEL}:*`)],
        }),
      ],
    });
    acknowledge(
      policy,
      'Executions of this machine alone, whose names are not known before they run.',
      ...[':*', `/${MAP_LABEL}:*`].map((of) => `IAM5[Resource::${this.#executionsForNag(of)}]`),
    );
  }

  /** As cdk-nag writes it. */
  #executionsForNag(of: string): string {
    const id = Stack.of(this).getLogicalId(this.#machine.node.defaultChild as CfnStateMachine);
    return `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${id}.Name>${of}`;
  }

  #log(): LogGroup {
    return new LogGroup(this, 'Log', {
      // The prefix spares the account's log resource policy: see journeys.ts.
      logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-walk`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
