import * as z from 'zod';
import { CONDITION_OPERATOR } from './condition.ts';

/**
 * The statements of a policy document, each list written out.
 * Elements and operators that the emulator does not know are refused, because skipping one would change who may do what.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @throws ZodError
 */
export function readStatements(document: unknown): readonly Statement[] {
  return PolicyDocument.parse(document).Statement;
}

export type Statement = z.infer<typeof Statement>;
/** Whom a statement of a resource's policy is about: `*`, or names by kind. */
export type PrincipalElement = z.infer<typeof PrincipalElement>;

/** A variable (`${aws:PrincipalArn}`) taken as plain text would silently match nothing. */
const Text = z.string().refine((text) => !/\$\{(?![*?$]\})/.test(text), {
  error: 'the emulator knows no policy variables (${…})',
});
const Texts = z.union([Text.transform((text) => [text]), z.array(Text)]);
const Scalar = z.union([Text, z.boolean().transform(String), z.number().transform(String)]);
const Scalars = z.union([Scalar.transform((value) => [value]), z.array(Scalar)]);

const PrincipalElement = z.union([
  z.literal('*'),
  z.strictObject({ AWS: Texts.optional(), Service: Texts.optional() }),
]);

const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: PrincipalElement.optional(),
    Action: Texts.optional(),
    NotAction: Texts.optional(),
    /** Missing in trust policies, which lie on their resource. */
    Resource: Texts.optional(),
    NotResource: Texts.optional(),
    Condition: z.record(z.string().regex(CONDITION_OPERATOR), z.record(z.string(), Scalars)).optional(),
  })
  .refine((one) => (one.Action === undefined) !== (one.NotAction === undefined), {
    error: 'a statement has either Action or NotAction',
  });

const PolicyDocument = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});
