import { MachineInput, type Operations, onMachine, parsed } from './asked.ts';

export const MACHINE_OPERATIONS: Operations = {
  DescribeStateMachine: (input, { machines }) => {
    const { stateMachineArn } = parsed(MachineInput, input);
    const { machine, revision, version } = machines.find(stateMachineArn);
    return {
      needs: [onMachine('states:DescribeStateMachine', machine, version)],
      answer: () => ({
        stateMachineArn,
        name: machine.name,
        status: 'ACTIVE',
        definition: revision.definition,
        roleArn: revision.roleArn,
        type: machine.type,
        creationDate: revision.createdAt / 1_000,
        revisionId: revision.id,
      }),
    };
  },
  ListStateMachines: (_, { machines }) => ({
    needs: [{ action: 'states:ListStateMachines', resource: '*' }],
    answer: () => ({
      stateMachines: machines.list().map(({ arn, name, type, current }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: current.createdAt / 1_000,
      })),
    }),
  }),
  ListStateMachineVersions: (input, { machines }) => {
    const { machine } = machines.find(parsed(MachineInput, input).stateMachineArn);
    return {
      needs: [onMachine('states:ListStateMachineVersions', machine)],
      answer: () => ({
        stateMachineVersions: machine.versions
          .map(({ number, createdAt }) => ({
            stateMachineVersionArn: `${machine.arn}:${number}`,
            creationDate: createdAt / 1_000,
          }))
          .toReversed(),
      }),
    };
  },
};
