import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { check, put } from './actions.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { untilFree } from './until-free.ts';

type Written = { readonly written: boolean; readonly item: Item | undefined };

/** One conditional put. @returns whether it was done, and the item that stood in its way */
export function putIf({ client }: Dynamo, request: ReturnType<typeof put>): Promise<Written> {
  return ifHeld(() => client.send(new PutCommand(request)));
}

/** One conditional delete. */
export function deleteIf({ client }: Dynamo, request: ReturnType<typeof check>): Promise<Written> {
  return ifHeld(() => client.send(new DeleteCommand(request)));
}

async function ifHeld(request: () => Promise<unknown>): Promise<Written> {
  try {
    await untilFree(request);
    return { written: true, item: undefined };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { written: false, item: error.Item && unmarshall(error.Item) };
  }
}
