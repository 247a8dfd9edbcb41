import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
});
export type Resource = z.infer<typeof Resource> & { readonly id: string };

export function resources(template: Template, type?: string): Resource[] {
  const { Resources } = z.object({ Resources: z.record(z.string(), Resource) }).parse(template.toJSON());
  return Object.entries(Resources)
    .map(([id, resource]) => ({ id, ...resource }))
    .filter((resource) => type === undefined || resource.Type === type);
}

/** A value of the template as one would write it: `${Table.Arn}/index/due`. The hashes of logical ids are left out. */
export function plain(value: unknown): string {
  const Intrinsic = z.union([
    z.string(),
    z.number().transform(String),
    z.object({ Ref: z.string() }).transform(({ Ref }) => `\${${bare(Ref)}}`),
    z
      .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
      .transform(({ 'Fn::GetAtt': [id, attribute] }) => `\${${bare(id)}.${attribute}}`),
    z
      .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })
      .transform(({ 'Fn::Join': [, parts] }) => parts.map(plain).join('')),
    z.object({ 'Fn::Sub': z.string() }).transform(({ 'Fn::Sub': text }) => text),
  ]);
  return Intrinsic.parse(value);
}

const bare = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);
const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
  Resource: oneOrMore.transform((all) => all.map(plain)),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type Statement = z.infer<typeof Statement>;

/** What a role may do, by its own policies. @param role its logical id */
export function statementsOf(template: Template, role: string): Statement[] {
  const Policy = z.object({
    PolicyDocument: z.object({ Statement: z.array(Statement) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  });
  return resources(template, 'AWS::IAM::Policy')
    .map(({ Properties }) => Policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

const Ours = z.object({
  FunctionName: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
});
export type TaskFunction = z.infer<typeof Ours> & {
  readonly id: string;
  readonly task: string;
  readonly role: string;
};

/** Our functions; the one that CDK brings along to unpack files has no name. */
export function taskFunctions(template: Template): TaskFunction[] {
  return resources(template, 'AWS::Lambda::Function').flatMap(({ id, Properties }) => {
    if (!('FunctionName' in Properties)) return [];
    const properties = Ours.parse(Properties);
    const task = properties.FunctionName.replace('sojourn-test-', '');
    return [{ ...properties, id, task, role: properties.Role['Fn::GetAtt'][0] }];
  });
}
