import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../service.ts';

const flag = z.union([z.boolean(), z.stringbool()]).default(false);

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export const passwordRules = {
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().max(4096).default(''),
  ExcludeLowercase: flag,
  ExcludeUppercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z.union([z.boolean(), z.stringbool()]).default(true),
};
export const PasswordRules = z.strictObject(passwordRules);
type PasswordRules = z.infer<typeof PasswordRules>;

/** @throws AwsError InvalidParameterException where the rules leave nothing to choose from */
export function randomPassword(rules: PasswordRules): string {
  const kinds = kindsOf(rules).map((letters) =>
    letters.split('').filter((letter) => !rules.ExcludeCharacters.includes(letter)),
  );
  const all = kinds.flat();
  if (all.length === 0 || (rules.RequireEachIncludedType && kinds.length > rules.PasswordLength)) {
    throw new AwsError('InvalidParameterException', 'The password cannot be made of what is left to it.');
  }
  const required = rules.RequireEachIncludedType
    ? kinds.filter((kind) => kind.length > 0).map((kind) => oneOf(kind))
    : [];
  const others = Array.from({ length: rules.PasswordLength - required.length }, () => oneOf(all));
  return shuffled([...required, ...others]).join('');
}

function kindsOf(rules: PasswordRules): readonly string[] {
  return [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace ? ' ' : '',
  ].filter((kind) => kind !== '');
}

const oneOf = (letters: readonly string[]): string => letters[randomInt(letters.length)] ?? '';

/** Fisher and Yates. */
function shuffled(letters: string[]): string[] {
  for (let last = letters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? ''];
  }
  return letters;
}
