import { describe, expect, it } from 'vitest';
import type { CreateResource, ResourceTypes } from '../../../lib/emulator/service.ts';
import { deployStack, refuseUnknownTypes } from '../../../lib/emulator/template/deploy-stack.ts';
import { Template } from '../../../lib/emulator/template/template.ts';

describe('a stack', () => {
  it('makes each resource after those that it refers to or depends on', async () => {
    const { made } = await deploy({
      Function: {
        Type: 'Thing',
        Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        DependsOn: 'Policy',
      },
      Policy: { Type: 'Thing', Properties: { Name: { 'Fn::Sub': 'for ${Role}' } } },
      Role: { Type: 'Thing' },
    });
    expect(made.map(({ logicalId }) => logicalId)).toEqual(['Role', 'Policy', 'Function']);
    expect(made[2]?.properties).toEqual({ Role: 'arn:Role' });
  });

  it('makes those at the same time that do not need one another', async () => {
    const started: string[] = [];
    const release = Promise.withResolvers<void>();
    const patient: CreateResource = async ({ logicalId }) => {
      started.push(logicalId);
      if (started.length === 2) release.resolve();
      await release.promise; // for ever, were one made after the other
      return { ref: logicalId, attributes: {} };
    };
    await deploy({ A: { Type: 'Thing' }, B: { Type: 'Thing' } }, { Thing: patient });
    expect(started).toEqual(['A', 'B']);
  });

  it('leaves out what its conditions do not want', async () => {
    const { made } = await deploy(
      { Prod: { Type: 'Thing', Condition: 'IsProd' }, Always: { Type: 'Thing' } },
      undefined,
      { Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'prod'] } } },
    );
    expect(made.map(({ logicalId }) => logicalId)).toEqual(['Always']);
  });

  it('gives its outputs, and exports some of them', async () => {
    const exported = new Map<string, string>();
    const { outputs } = await deploy(
      { A: { Type: 'Thing' } },
      undefined,
      {
        Outputs: {
          Plain: { Value: { Ref: 'A' } },
          Shared: {
            Value: { 'Fn::GetAtt': 'A.Arn' },
            Export: { Name: { 'Fn::Sub': '${AWS::StackName}-a' } },
          },
        },
      },
      exported,
    );
    expect(outputs).toEqual({ Plain: 'ref A', Shared: 'arn:A' });
    expect(exported).toEqual(new Map([['shop-a', 'arn:A']]));
  });

  it('finds the version of the CDK bootstrap that its rules ask for', async () => {
    const BootstrapVersion = {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/cdk-bootstrap/hnb659fds/version',
    };
    const tooOld = { 'Fn::Contains': [['1', '2', '3', '4', '5'], { Ref: 'BootstrapVersion' }] };
    const Rules = { Check: { Assertions: [{ Assert: { 'Fn::Not': [tooOld] } }] } };
    const more = { Parameters: { BootstrapVersion }, Rules };
    await expect(deploy({ A: { Type: 'Thing' } }, undefined, more)).resolves.toBeDefined();
  });

  it.each([
    [
      'resources that wait for one another',
      {
        A: { Type: 'Thing', DependsOn: 'B' },
        B: { Type: 'Thing', Properties: { a: { Ref: 'C' } } },
        C: { Type: 'Thing', DependsOn: ['A'] },
      },
      'resources wait for one another: A → B → C → A',
    ],
    [
      'a name that nothing has',
      { A: { Type: 'Thing', Properties: { b: { Ref: 'Missing' } } } },
      'A names Missing',
    ],
    [
      'an attribute that nobody gives',
      { A: { Type: 'Thing' }, B: { Type: 'Thing', Properties: { x: { 'Fn::GetAtt': ['A', 'Colour'] } } } },
      'B (Thing): the emulator does not know the attribute Colour of A (Thing)',
    ],
  ])('refuses %s', async (_, resources, said) => {
    await expect(deploy(resources)).rejects.toThrow(said);
  });

  it('says of every resource why it could not be made, and does not blame those that need it', async () => {
    const types: ResourceTypes = {
      Thing: THING,
      Broken: ({ logicalId }) => Promise.reject(new Error(`no ${logicalId}`)),
    };
    const resources = {
      A: { Type: 'Broken' },
      B: { Type: 'Broken' },
      C: { Type: 'Thing', DependsOn: 'A' },
    };
    await expect(deploy(resources, types)).rejects.toThrow(/^A \(Broken\): no A\nB \(Broken\): no B$/);
  });

  it('names all types that the emulator does not know at once', () => {
    const template = Template.parse({
      Resources: {
        A: { Type: 'AWS::X::Y' },
        B: { Type: 'Thing' },
        C: { Type: 'AWS::A::B' },
        D: { Type: 'AWS::X::Y' },
      },
    });
    expect(() => refuseUnknownTypes([{ name: 'shop', template }], { Thing: THING })).toThrow(
      /^the emulator does not know AWS::A::B, AWS::X::Y$/,
    );
  });
});

const THING: CreateResource = ({ logicalId }) =>
  Promise.resolve({ ref: `ref ${logicalId}`, attributes: { Arn: `arn:${logicalId}` } });

type Asked = Parameters<CreateResource>[0];

async function deploy(
  Resources: object,
  types: ResourceTypes = { Thing: THING },
  more: object = {},
  exported = new Map<string, string>(),
) {
  const made: Asked[] = [];
  const watched = Object.fromEntries(
    Object.entries(types).map(([type, create]): [string, CreateResource] => [
      type,
      (asked) => {
        made.push(asked);
        return create(asked);
      },
    ]),
  );
  const stack = { name: 'shop', template: Template.parse({ Resources, ...more }) };
  const place = { account: '111122223333', region: 'eu-central-1', endpoint: 'http://127.0.0.1' };
  return { made, ...(await deployStack({ stack, types: watched, place, exported })) };
}
