import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { update } from './actions.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { untilFree } from './until-free.ts';

/** One conditional update. @returns the item as it now is, with whether that is our doing */
export async function updateIf(
  { client }: Dynamo,
  request: ReturnType<typeof update>,
): Promise<{ written: boolean; item: Item | undefined }> {
  try {
    const command = new UpdateCommand({ ...request, ReturnValues: 'ALL_NEW' });
    const { Attributes } = await untilFree(() => client.send(command));
    return { written: true, item: Attributes };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { written: false, item: error.Item && unmarshall(error.Item) };
  }
}
