import * as z from 'zod';
import { AwsError, type EmulatorClock, type Need } from '../service.ts';
import type { NamedQueue, Queues } from './queues.ts';

/** One operation of SQS: input and output are as in its JSON protocol. */
export type SqsOperation = (
  input: unknown,
  sqs: OperationParts,
) => { readonly needs: readonly Need[]; run(): SqsOutput | Promise<SqsOutput> };
export type SqsOutput = Readonly<Record<string, unknown>>;

type OperationParts = {
  readonly queues: Queues;
  readonly clock: EmulatorClock;
  readonly policyOf: (queue: NamedQueue) => unknown;
  /** Who sends, as the messages' SenderId. */
  readonly senderId: string;
};

/** What IAM must grant: `need('SendMessage', queue)`. */
export function need(action: string, queue: NamedQueue): Need {
  return { action: `sqs:${action}`, resource: queue.arn };
}

/** @throws AwsError that names the parameter which is missing or wrong */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { path, message, code, input: given } = parsed.error.issues[0] ?? {};
  const name = (path ?? []).map(String).join('.');
  if (code === 'unrecognized_keys') throw invalidParameter(`the emulator does not do this yet: ${message}`);
  if (code === 'invalid_type' && at(input, path ?? []) === undefined) {
    throw new AwsError(
      'MissingRequiredParameterException',
      `The request must contain the parameter ${name}.`,
    );
  }
  throw invalidParameter(
    `Value ${JSON.stringify(given ?? at(input, path ?? []))} for parameter ${name} is invalid. Reason: ${message}`,
  );
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

/** The Query protocol knows only text. */
export function wholeNumber(from: number, to: number) {
  return z
    .union([
      z.int(),
      z
        .string()
        .regex(/^-?\d+$/, 'Must be an integer.')
        .transform(Number),
    ])
    .refine((value) => value >= from && value <= to, `Must be >= ${from} and <= ${to}, if provided.`);
}
