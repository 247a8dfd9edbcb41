import * as z from 'zod';
import { AwsError, type Need } from '../service.ts';
import type { Executions } from './executions.ts';
import type { Machine, Machines } from './machines.ts';

export type OperationParts = { readonly machines: Machines; readonly executions: Executions };

/** One request, read: what IAM must grant, and what is then done. */
export type Asked = { readonly needs: readonly Need[]; readonly answer: () => object | Promise<object> };

export type Operations = Readonly<Record<string, (input: unknown, parts: OperationParts) => Asked>>;

/** @throws AwsError ValidationException */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AwsError('ValidationException', z.prettifyError(result.error));
}

export const MachineInput = z.object({ stateMachineArn: z.string() });

/**
 * A version is authorized as its machine, with the version's number beside it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
export function onMachine(action: string, { arn }: Machine, version?: number): Need {
  const qualifier = version === undefined ? {} : { 'states:StateMachineQualifier': [String(version)] };
  return { action, resource: arn, context: qualifier };
}
