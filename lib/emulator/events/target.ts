import * as z from 'zod';
import { AwsError, type Principal } from '../service.ts';

/** What EventBridge and Scheduler can call, by functions that check the caller's rights themselves. */
export type TargetCalls = {
  send(message: QueueMessage, principal: Principal): Promise<unknown>;
  /** Asynchronously: what the function makes of it, and whether it is tried again, is Lambda's affair. */
  invoke(
    call: { readonly functionArn: string; readonly payload: unknown },
    principal: Principal,
  ): Promise<unknown>;
  startExecution(
    call: { readonly stateMachineArn: string; readonly input: string },
    principal: Principal,
  ): Promise<unknown>;
  publish(notice: { readonly topicArn: string; readonly body: string }, principal: Principal): void;
};

type QueueMessage = {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes?: TextAttributes;
};
type TextAttributes = Readonly<Record<string, { readonly DataType: 'String'; readonly StringValue: string }>>;

/** As SQS wants a message's attributes. */
export function textAttributes(texts: Readonly<Record<string, string>>): TextAttributes {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, { DataType: 'String', StringValue: text }]),
  );
}

export const RetryPolicy = z
  .strictObject({
    MaximumRetryAttempts: z.int().min(0).max(185).default(185),
    MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
  })
  .prefault({});

export const DeadLetterConfig = z.strictObject({ Arn: z.string().optional() }).optional();

/**
 * Gives the text to the target.
 * @throws AwsError of the target's service, or AccessDenied
 */
export async function callTarget(calls: TargetCalls, { arn, text, principal }: Call): Promise<void> {
  const service = serviceOf(arn);
  if (service === 'sqs') await calls.send({ queueArn: arn, body: text }, principal);
  else if (service === 'sns') calls.publish({ topicArn: arn, body: text }, principal);
  else if (service === 'states') await calls.startExecution({ stateMachineArn: arn, input: text }, principal);
  else await calls.invoke({ functionArn: arn, payload: parsed(text) }, principal);
}

type Call = { readonly arn: string; readonly text: string; readonly principal: Principal };

type TargetService = z.infer<typeof TargetService>;
const TargetService = z.enum(['sqs', 'sns', 'lambda', 'states']);

/** @throws Error that names a target which the emulator cannot call */
export function serviceOf(arn: string): TargetService {
  const service = TargetService.safeParse(arn.split(':')[2]);
  if (service.success) return service.data;
  throw new Error(`the emulator cannot call the target ${arn}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.');
  }
}
