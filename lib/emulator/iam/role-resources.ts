import { createHash } from 'node:crypto';
import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { ResourceTypes } from '../service.ts';
import { managedPolicy } from './managed-policies.ts';

/**
 * AWS::IAM::Role and AWS::IAM::Policy.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function roleResources(account: string, roles: RoleRegister): ResourceTypes {
  /** Policies name their roles without the path that the ARN has. */
  const arnByName = new Map<string, string>();
  return {
    'AWS::IAM::Role': async ({ stack, logicalId, properties }) => {
      const role = RoleProperties.parse(properties);
      const name = role.RoleName ?? physicalName({ stack, logicalId });
      const arn = `arn:aws:iam::${account}:role${role.Path}${name}`;
      roles.addRole({ arn, trust: role.AssumeRolePolicyDocument });
      for (const managed of role.ManagedPolicyArns) roles.addRolePolicy(arn, managedPolicy(managed));
      for (const { PolicyDocument } of role.Policies) roles.addRolePolicy(arn, PolicyDocument);
      arnByName.set(name, arn);
      return { ref: name, attributes: { Arn: arn, RoleId: `AROA${digest(arn, 17)}` } };
    },
    'AWS::IAM::Policy': async ({ properties }) => {
      const policy = PolicyProperties.parse(properties);
      for (const name of policy.Roles) {
        const arn = arnByName.get(name);
        if (arn === undefined)
          throw new Error(`policy ${policy.PolicyName} names a role that is not there: ${name}`);
        roles.addRolePolicy(arn, policy.PolicyDocument);
      }
      return { ref: policy.PolicyName, attributes: { Id: policy.PolicyName } };
    },
  };
}

type RoleRegister = {
  addRole(role: { readonly arn: string; readonly trust: unknown }): void;
  addRolePolicy(roleArn: string, document: unknown): void;
};

const RoleProperties = z.strictObject({
  RoleName: z.string().optional(),
  Path: z.string().default('/'),
  AssumeRolePolicyDocument: z.unknown(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
  Description: z.string().optional(),
  MaxSessionDuration: z.number().optional(),
  Tags: z.unknown().optional(),
});

const PolicyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()),
});

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length).toUpperCase();
}
