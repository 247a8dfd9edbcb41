import * as z from 'zod';
import type { Dynamo } from './dynamo.ts';
import { readFirst } from './read.ts';
import { TABLE } from './table-shape.ts';

export type ListPage = { readonly shard: number; readonly after?: string; readonly limit: number };

const Listed = z.object({ dueSk: z.string() });

/** A page of a list of customers: a partition of the index `due`, whose sort key is the customer. */
export async function customersIn(
  dynamo: Dynamo,
  partition: string,
  { after, limit }: ListPage,
): Promise<readonly string[]> {
  const question = {
    IndexName: TABLE.dueIndex.name,
    KeyConditionExpression: after === undefined ? 'duePk = :pk' : 'duePk = :pk AND dueSk > :after',
    ExpressionAttributeValues: { ':pk': partition, ...(after !== undefined && { ':after': after }) },
  };
  return (await readFirst(dynamo, question, limit)).map((item) => Listed.parse(item).dueSk);
}
