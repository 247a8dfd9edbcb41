import { beforeEach, describe, expect, it } from 'vitest';
import { type AccessDecision, createAuthorizer } from '../../../lib/emulator/iam/authorizer.ts';
import type { Need, Principal } from '../../../lib/emulator/service.ts';

const PLACE = { account: '123456789012', region: 'eu-central-1', endpoint: 'http://127.0.0.1' };
const ROLE = 'arn:aws:iam::123456789012:role/worker';
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const SEND: Need = { action: 'sqs:SendMessage', resource: QUEUE };
const RULE: Principal = {
  kind: 'service',
  service: 'events.amazonaws.com',
  sourceArn: 'arn:aws:events:eu-central-1:123456789012:rule/all',
};
const LAMBDA = {
  service: 'lambda.amazonaws.com',
  sourceArn: 'arn:aws:lambda:eu-central-1:123456789012:function:work',
};

let decisions: AccessDecision[];
let iam: ReturnType<typeof createAuthorizer>;
let worker: Principal;

beforeEach(() => {
  decisions = [];
  iam = createAuthorizer({ place: PLACE, observe: (decision) => decisions.push(decision) });
  const Principal = { Service: 'lambda.amazonaws.com' };
  iam.addRole({ arn: ROLE, trust: { Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } } });
  worker = iam.assume(ROLE, LAMBDA);
});

type Statement = Readonly<Record<string, unknown>>;
const policy = (...Statement: Statement[]) => ({ Version: '2012-10-17', Statement });
const allow = (more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: '*',
  ...more,
});
const deny = (more: Statement = {}): Statement => allow({ ...more, Effect: 'Deny' });

function allows(principal: Principal, need: Need): boolean {
  try {
    iam.authorize(principal, need);
    return true;
  } catch {
    return false;
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html */
describe('who may do what in one account', () => {
  it('nobody who was not allowed', () => {
    expect(allows(worker, SEND)).toBe(false);
    expect(allows(RULE, SEND)).toBe(false);
  });

  it('a role whose own policy allows it', () => {
    iam.addRolePolicy(ROLE, policy(allow()));
    expect(allows(worker, SEND)).toBe(true);
  });

  it.each([
    ['the role', { AWS: ROLE }, true],
    ['its session', { AWS: 'arn:aws:sts::123456789012:assumed-role/worker/work' }, true],
    ['everybody', '*', true],
    ['everybody, written longer', { AWS: '*' }, true],
    ['another role', { AWS: 'arn:aws:iam::123456789012:role/other' }, false],
    // That hands the question to IAM, it does not answer it:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
    ['the account', { AWS: 'arn:aws:iam::123456789012:root' }, false],
    ['its service', { Service: 'lambda.amazonaws.com' }, false],
  ])('a role, when the resource’s policy allows %s: %#', (_, principal, expected) => {
    iam.addResourcePolicy(QUEUE, policy(allow({ Principal: principal })));
    expect(allows(worker, SEND)).toBe(expected);
  });

  it('a service, when the resource’s policy names it and what it acts for', () => {
    const Condition = { ArnEquals: { 'aws:SourceArn': RULE.kind === 'service' ? RULE.sourceArn : '' } };
    iam.addResourcePolicy(
      QUEUE,
      policy(allow({ Principal: { Service: 'events.amazonaws.com' }, Condition })),
    );
    expect(allows(RULE, SEND)).toBe(true);
    expect(allows({ ...RULE, sourceArn: `${RULE.sourceArn}s` }, SEND)).toBe(false);
    expect(allows({ ...RULE, service: 's3.amazonaws.com' }, SEND)).toBe(false);
  });

  it.each([
    ['of its own', () => iam.addRolePolicy(ROLE, policy(deny()))],
    ['of the resource', () => iam.addResourcePolicy(QUEUE, policy(deny({ Principal: { AWS: '*' } })))],
  ])('nobody whom a policy %s denies it, whoever allows it', (_, refuse) => {
    iam.addRolePolicy(ROLE, policy(allow()));
    iam.addResourcePolicy(QUEUE, policy(allow({ Principal: '*' })));
    refuse();
    expect(allows(worker, SEND)).toBe(false);
  });

  it('the account’s owner everything but what a resource’s policy denies', () => {
    const owner: Principal = { kind: 'account' };
    expect(allows(owner, SEND)).toBe(true);
    iam.addResourcePolicy(QUEUE, policy(deny({ Principal: '*' })));
    expect(allows(owner, SEND)).toBe(false);
  });

  it('anybody over plain HTTP: here it stands in for HTTPS', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    iam.addRolePolicy(ROLE, policy(allow()));
    iam.addResourcePolicy(QUEUE, policy(deny({ Principal: { AWS: '*' }, Action: 'sqs:*', Condition })));
    expect(allows(worker, SEND)).toBe(true);
  });

  it('a bucket’s policy speaks of its objects', () => {
    iam.addResourcePolicy(
      'arn:aws:s3:::bucket',
      policy(allow({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' })),
    );
    expect(allows(worker, { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/a/b' })).toBe(true);
    expect(allows(worker, { action: 's3:GetObject', resource: 'arn:aws:s3:::other/a/b' })).toBe(false);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
describe('actions and resources', () => {
  it.each([
    [{ Action: 'sqs:*' }, true],
    [{ Action: 'SQS:sendmessage' }, true],
    [{ Action: ['sqs:Receive*', 'sqs:Send*'] }, true],
    [{ Action: 'sqs:SendMessageBatch' }, false],
    [{ Action: undefined, NotAction: 'sqs:DeleteQueue' }, true],
    [{ Action: undefined, NotAction: 'sqs:Send*' }, false],
    [{ Resource: QUEUE }, true],
    [{ Resource: 'arn:aws:sqs:*:*:ord?rs' }, true],
    [{ Resource: 'arn:aws:sqs:eu-central-1:123456789012:order' }, false],
    [{ Resource: 'arn:aws:sqs:*' }, false],
    [{ Resource: undefined, NotResource: QUEUE }, false],
  ])('%j', (statement, expected) => {
    iam.addRolePolicy(ROLE, policy(allow(statement)));
    expect(allows(worker, SEND)).toBe(expected);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html */
describe('conditions', () => {
  const one = { 'x:key': 'send#1' };
  const two = { 'x:key': ['send#1', 'other#1'] };
  it.each<[Record<string, unknown>, Need['context'], boolean]>([
    [{ StringEquals: { 'x:key': 'send#1' } }, one, true],
    [{ StringEquals: { 'X:KEY': ['a', 'send#1'] } }, one, true],
    [{ StringEquals: { 'x:key': 'send#1' } }, {}, false],
    [{ StringEqualsIfExists: { 'x:key': 'send#2' } }, {}, true],
    [{ StringEqualsIfExists: { 'x:key': 'send#2' } }, one, false],
    [{ StringNotEquals: { 'x:key': 'send#1' } }, one, false],
    [{ StringNotEquals: { 'x:key': 'send#1' } }, {}, true],
    [{ StringLike: { 'x:key': 'send#*' } }, one, true],
    [{ StringNotLike: { 'x:key': ['a*', 'send#*'] } }, one, false],
    [{ 'ForAllValues:StringLike': { 'x:key': ['send#*', 'customer#*'] } }, one, true],
    [{ 'ForAllValues:StringLike': { 'x:key': ['send#*', 'customer#*'] } }, two, false],
    [{ 'ForAllValues:StringLike': { 'x:key': 'send#*' } }, {}, true],
    [{ 'ForAnyValue:StringLike': { 'x:key': 'send#*' } }, two, true],
    [{ 'ForAnyValue:StringLike': { 'x:key': 'send#*' } }, {}, false],
    [{ 'ForAnyValue:StringLikeIfExists': { 'x:key': 'send#*' } }, {}, false],
    [{ 'ForAllValues:StringNotLike': { 'x:key': 'send#*' } }, two, false],
    [{ 'ForAnyValue:StringNotLike': { 'x:key': 'send#*' } }, two, true],
    [{ Null: { 'x:key': 'true' } }, {}, true],
    [{ Null: { 'x:key': true } }, one, false],
    [{ Bool: { 'aws:SecureTransport': true } }, {}, true],
    [{ NumericLessThan: { 'x:key': 10 } }, { 'x:key': '9' }, true],
    [{ NumericLessThan: { 'x:key': 10 } }, { 'x:key': '10' }, false],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/work*' } }, {}, true],
    [{ StringEquals: { 'x:key': 'send#1' }, Bool: { 'aws:SecureTransport': 'false' } }, one, false],
  ])('%j with %j', (Condition, context = {}, expected) => {
    iam.addRolePolicy(ROLE, policy(allow({ Condition })));
    expect(allows(worker, { ...SEND, context })).toBe(expected);
  });

  it.each([
    ['IpAddress', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }],
    ['policy variables', { StringEquals: { 'x:key': '${aws:PrincipalTag/team}' } }],
  ])('one that the emulator cannot evaluate is refused, not skipped: %s', (says, Condition) => {
    expect(() => iam.addRolePolicy(ROLE, policy(allow({ Condition })))).toThrow(says);
  });
});

describe('a refusal', () => {
  it.each<[string, () => void, string]>([
    [
      'without a right',
      () => undefined,
      'because no identity-based policy allows the sqs:SendMessage action',
    ],
    [
      'by a deny',
      () => iam.addRolePolicy(ROLE, policy(deny())),
      'with an explicit deny in an identity-based policy',
    ],
  ])('%s reads as AWS writes it', (_, arrange, why) => {
    arrange();
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    const message = `User: arn:aws:sts::123456789012:assumed-role/worker/work is not authorized to perform: sqs:SendMessage on resource: ${QUEUE} ${why}`;
    expect(() => iam.authorize(worker, SEND)).toThrow(
      expect.objectContaining({ code: 'AccessDenied', message }),
    );
    expect(iam.denials).toEqual([{ principal: worker, need: SEND, message }]);
  });
});

describe('roles', () => {
  it('are assumed only by those whom they trust', () => {
    expect(() => iam.assume(ROLE, { ...LAMBDA, service: 'states.amazonaws.com' })).toThrow(
      'User: states.amazonaws.com is not authorized to perform: sts:AssumeRole',
    );
  });

  it('that are not there are named', () => {
    expect(() => iam.assume(`${ROLE}s`, LAMBDA)).toThrow(`The role ${ROLE}s cannot be found.`);
  });

  it('of a template get its inline and managed policies', async () => {
    const Principal = { Service: 'lambda.amazonaws.com' };
    const role = await iam.resources['AWS::IAM::Role']?.({
      stack: 'stack',
      logicalId: 'Role',
      properties: {
        AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        Policies: [{ PolicyName: 'inline', PolicyDocument: policy(allow()) }],
      },
    });
    const properties = {
      PolicyName: 'more',
      PolicyDocument: policy(allow({ Action: 'sqs:PurgeQueue' })),
      Roles: [role?.ref],
    };
    await iam.resources['AWS::IAM::Policy']?.({ stack: 'stack', logicalId: 'Policy', properties });
    const session = iam.assume(role?.attributes['Arn'] ?? '', LAMBDA);
    const actions = ['sqs:SendMessage', 'logs:PutLogEvents', 'sqs:PurgeQueue', 'sqs:DeleteQueue'];
    expect(actions.map((action) => allows(session, { action, resource: QUEUE }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it.each([
    [
      'a managed policy',
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      'AdministratorAccess',
    ],
    ['a property', { PermissionsBoundary: 'arn' }, 'PermissionsBoundary'],
  ])('with %s that the emulator does not know are refused', async (_, properties, says) => {
    const create = iam.resources['AWS::IAM::Role'];
    const AssumeRolePolicyDocument = policy();
    await expect(
      create?.({
        stack: 'stack',
        logicalId: 'Role',
        properties: { AssumeRolePolicyDocument, ...properties },
      }),
    ).rejects.toThrow(says);
  });
});

describe('keys', () => {
  it('belong to whom they were issued to, and unknown ones to the account', () => {
    const { accessKeyId } = iam.issueKey(worker);
    expect(iam.principalOf(accessKeyId)).toEqual(worker);
    expect(iam.principalOf('AKIASOMEBODY')).toEqual({ kind: 'account' });
  });
});

describe('whoever observes', () => {
  it('hears every decision', () => {
    allows(worker, SEND);
    iam.addRolePolicy(ROLE, policy(allow()));
    allows(worker, SEND);
    expect(decisions.map(({ need, allowed }) => [need.action, allowed])).toEqual([
      ['sts:AssumeRole', true],
      ['sqs:SendMessage', false],
      ['sqs:SendMessage', true],
    ]);
  });
});
