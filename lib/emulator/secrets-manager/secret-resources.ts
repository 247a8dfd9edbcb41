import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { EmulatorClock, Place, ResourceTypes } from '../service.ts';
import { passwordRules, randomPassword } from './random-password.ts';
import type { Rotations } from './rotation.ts';
import { RotationRules } from './secret.ts';
import type { Secrets } from './secrets.ts';
import { CURRENT } from './stages.ts';

type SecretResourceParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly secrets: Secrets;
  readonly rotations: Rotations;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
};

/** Secrets of templates. What a data folder knows of them stays: a start is an update of the stack, not a new one. */
export function secretResources(parts: SecretResourceParts): ResourceTypes {
  const { place, clock, secrets, rotations, addResourcePolicy } = parts;
  /** How they rotated before this start. */
  const rotated = new Map<string, unknown>();
  return {
    'AWS::SecretsManager::Secret': async ({ stack, logicalId, properties }) => {
      const { Name, Description: description, ...rest } = SecretProperties.parse(properties);
      const value = { SecretString: rest.SecretString, GenerateSecretString: rest.GenerateSecretString };
      const name = Name ?? givenName({ stack, logicalId });
      const arn = arnOf(name, place);
      const template = JSON.stringify(value);
      const known = secrets.remembered(arn);
      rotated.set(arn, known?.rotation);
      const now = clock.now();
      const fresh = { id: arn, name, createdAt: now, changedAt: now, versions: [] };
      secrets.put({ ...fresh, ...known, description, template, rotation: undefined });
      const SecretString = value.SecretString ?? generated(value.GenerateSecretString);
      if (known?.template !== template && SecretString !== undefined) {
        secrets.putValue(arn, { versionId: randomUUID(), stages: [CURRENT], value: { SecretString } });
      }
      return { ref: arn, attributes: { Id: arn } };
    },
    'AWS::SecretsManager::RotationSchedule': async ({ properties }) => {
      const read = RotationScheduleProperties.parse(properties);
      const { id: arn } = secrets.find(read.SecretId);
      const rotation = { lambdaArn: read.RotationLambdaARN, rules: read.RotationRules };
      rotations.configure(arn, rotation);
      const isNew = JSON.stringify(rotated.get(arn)) !== JSON.stringify(rotation);
      if (isNew && read.RotateImmediatelyOnUpdate) rotations.rotate(arn);
      return { ref: arn, attributes: { Id: arn } };
    },
    'AWS::SecretsManager::ResourcePolicy': async ({ properties }) => {
      const { SecretId, ResourcePolicy } = ResourcePolicyProperties.parse(properties);
      const { id: arn } = secrets.find(SecretId);
      addResourcePolicy(arn, ResourcePolicy);
      return { ref: arn, attributes: { Id: arn } };
    },
  };
}

/**
 * Of a secret whose template gives it none CloudFormation's name has no stack in it: the CDK's `secretName` counts on
 * `<logical id>-<twelve letters>`. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_secretsmanager.Secret.html#secretname
 */
function givenName(of: { readonly stack: string; readonly logicalId: string }): string {
  const letters = physicalName(of).split('-').at(-1);
  return `${of.logicalId}-${letters}`;
}

/** A hyphen and six letters end the ARN; here they come from the name, so that a restarted emulator has the same. */
function arnOf(name: string, { region, account }: Place): string {
  const letters = createHash('sha256').update(name).digest('base64url').replaceAll(/[-_]/g, 'x').slice(0, 6);
  return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${letters}`;
}

const GenerateSecretString = z
  .strictObject({
    ...passwordRules,
    SecretStringTemplate: z.string().optional(),
    GenerateStringKey: z.string().optional(),
  })
  .refine(
    ({ SecretStringTemplate, GenerateStringKey }) =>
      (SecretStringTemplate === undefined) === (GenerateStringKey === undefined),
    { error: 'SecretStringTemplate and GenerateStringKey go together' },
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html */
function generated(rules: z.infer<typeof GenerateSecretString> | undefined): string | undefined {
  if (rules === undefined) return undefined;
  const { SecretStringTemplate, GenerateStringKey, ...password } = rules;
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return randomPassword(password);
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretStringTemplate));
  return JSON.stringify({ ...template, [GenerateStringKey]: randomPassword(password) });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html */
const SecretProperties = z
  .strictObject({
    Name: z.string().optional(),
    Description: z.string().optional(),
    SecretString: z.string().optional(),
    GenerateSecretString: GenerateSecretString.optional(),
    // Names for people; nothing that the secret does.
    Tags: z.unknown().optional(),
  })
  .refine((one) => one.SecretString === undefined || one.GenerateSecretString === undefined, {
    error: 'a secret has either SecretString or GenerateSecretString',
  });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html */
const RotationScheduleProperties = z.strictObject({
  SecretId: z.string(),
  RotationLambdaARN: z.string(),
  RotationRules: RotationRules.default({}),
  RotateImmediatelyOnUpdate: z.union([z.boolean(), z.stringbool()]).default(true),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html */
const ResourcePolicyProperties = z.strictObject({
  SecretId: z.string(),
  ResourcePolicy: z.unknown(),
  BlockPublicPolicy: z.unknown().optional(),
});
