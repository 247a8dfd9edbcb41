import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Dynamo, Item } from './dynamo.ts';
import { untilFree } from './until-free.ts';

/** One action of a transaction, with what it means when its condition does not hold. */
export type Step<Answer extends string> = {
  readonly action: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
  readonly otherwise?: Answer;
};

/** The first step refused, and the item that stood in its way. */
export type Refusal<Answer extends string> = { readonly answer: Answer; readonly item: Item | undefined };

/** All steps or none, in one request. @returns undefined when it was done */
export async function transact<Answer extends string>(
  { client }: Dynamo,
  steps: readonly Step<Answer>[],
): Promise<Refusal<Answer> | undefined> {
  const request = { TransactItems: steps.map((step) => step.action) };
  try {
    await untilFree(() => client.send(new TransactWriteCommand(request)));
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const refusal = refusalIn(steps, error.CancellationReasons ?? []);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** Reasons come in the order of the steps; several conditions may have failed at once. */
function refusalIn<Answer extends string>(
  steps: readonly Step<Answer>[],
  reasons: readonly CancellationReason[],
): Refusal<Answer> | undefined {
  for (const [index, { otherwise }] of steps.entries()) {
    const reason = reasons[index];
    if (reason?.Code !== 'ConditionalCheckFailed' || otherwise === undefined) continue;
    return { answer: otherwise, item: reason.Item && unmarshall(reason.Item) };
  }
  return undefined;
}
