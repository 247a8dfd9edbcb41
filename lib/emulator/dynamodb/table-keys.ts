import * as z from 'zod';
import type { Forward } from './forward.ts';

/** The partition key's attribute of a table, or of one of its indexes. Undefined when there is no such table or index. */
export type TableKeys = (table: string, index?: string) => Promise<string | undefined>;

/** As the engine describes each table, asked once: a key never changes. */
export function tableKeys(forward: Forward): TableKeys {
  const known = new Map<string, Promise<z.infer<typeof Description> | undefined>>();

  async function describe(table: string): Promise<z.infer<typeof Description> | undefined> {
    const { status, body } = await forward('DescribeTable', JSON.stringify({ TableName: table }));
    if (status === 200) return Description.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    known.delete(table); // it may be made later
    return undefined;
  }

  return async (table, index) => {
    const asked = known.get(table) ?? describe(table);
    known.set(table, asked);
    const description = (await asked)?.Table;
    if (description === undefined) {
      known.delete(table);
      return undefined;
    }
    const indexes = [...description.GlobalSecondaryIndexes, ...description.LocalSecondaryIndexes];
    const of = index === undefined ? description : indexes.find(({ IndexName }) => IndexName === index);
    return of?.KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
  };
}

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Indexes = z.array(z.object({ IndexName: z.string(), KeySchema })).default([]);
const Description = z.object({
  Table: z.object({ KeySchema, GlobalSecondaryIndexes: Indexes, LocalSecondaryIndexes: Indexes }),
});
