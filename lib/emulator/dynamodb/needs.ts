import * as z from 'zod';
import { AwsError, type Need, type Place } from '../service.ts';
import { queriedPartition, valueText } from './partition-values.ts';
import type { TableKeys } from './table-keys.ts';

type Request = {
  readonly operation: string;
  readonly input: unknown;
  readonly place: Place;
  readonly keys: TableKeys;
};

/**
 * The rights that an operation takes, each with the partitions it touches as `dynamodb:LeadingKeys`. A transaction
 * takes the right of each of its parts and none of its own.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-iam
 */
export async function needsOf(request: Request): Promise<readonly Need[]> {
  const { operation } = request;
  const input = readInput(request.input);
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
    case 'PutItem':
      return [await itemNeed(request, operation, input)];
    case 'Query':
      return [await queryNeed(request, input)];
    case 'Scan':
      return [{ action: 'dynamodb:Scan', resource: arnOf(request.place, input.TableName, input.IndexName) }];
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return Promise.all(
        (input.TransactItems ?? []).flatMap((part) =>
          Object.entries(part).map(([kind, item]) => itemNeed(request, actionOf(kind), readInput(item))),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Promise.all(
        Object.entries(input.RequestItems ?? {}).map(([table, items]) => batchNeed(request, table, items)),
      );
    case 'ExecuteStatement':
    case 'ExecuteTransaction':
    case 'BatchExecuteStatement':
      throw new AwsError(
        'UnknownOperationException',
        `the emulator has no ${operation}: PartiQL is left out`,
      );
    case 'ListTables':
    case 'DescribeLimits':
    case 'DescribeEndpoints':
      return [{ action: `dynamodb:${operation}`, resource: '*' }];
    default:
      return [{ action: `dynamodb:${operation}`, resource: arnOf(request.place, input.TableName) }];
  }
}

/** Everything in it is the engine's to check; here only what names tables and keys is read. */
const Input = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: z.record(z.string(), z.unknown()).optional(),
  Item: z.record(z.string(), z.unknown()).optional(),
  KeyConditionExpression: z.string().optional(),
  KeyConditions: z.record(z.string(), z.unknown()).optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  TransactItems: z.array(z.record(z.string(), z.unknown())).optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});
type Input = z.infer<typeof Input>;

function readInput(value: unknown): Input {
  const read = Input.safeParse(value);
  if (read.success) return read.data;
  throw new AwsError('ValidationException', z.prettifyError(read.error));
}

/** `Put` → `PutItem`, `ConditionCheck` → `ConditionCheckItem`. */
const actionOf = (kind: string): string => `${kind}Item`;

async function itemNeed(request: Request, action: string, input: Input): Promise<Need> {
  const { TableName, Key, Item } = input;
  const key = await request.keys(TableName ?? '');
  const value = key === undefined ? undefined : valueText((Key ?? Item)?.[key]);
  return {
    action: `dynamodb:${action}`,
    resource: arnOf(request.place, TableName),
    ...leadingKeys(value === undefined ? [] : [value]),
  };
}

async function queryNeed(request: Request, input: Input): Promise<Need> {
  const key = await request.keys(input.TableName ?? '', input.IndexName);
  const value = key === undefined ? undefined : queriedPartition(input, key);
  return {
    action: 'dynamodb:Query',
    resource: arnOf(request.place, input.TableName, input.IndexName),
    ...leadingKeys(value === undefined ? [] : [value]),
  };
}

const BatchGet = z.object({ Keys: z.array(z.record(z.string(), z.unknown())) });
const BatchWrite = z.array(
  z.object({
    PutRequest: z.object({ Item: z.record(z.string(), z.unknown()) }).optional(),
    DeleteRequest: z.object({ Key: z.record(z.string(), z.unknown()) }).optional(),
  }),
);

async function batchNeed(request: Request, table: string, items: unknown): Promise<Need> {
  const key = await request.keys(table);
  const gets = BatchGet.safeParse(items);
  const writes = BatchWrite.safeParse(items);
  const touched = gets.success
    ? gets.data.Keys
    : (writes.data ?? []).map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key);
  const values = touched.flatMap((one) => (key === undefined ? [] : [valueText(one?.[key])]));
  return {
    action: `dynamodb:${request.operation}`,
    resource: arnOf(request.place, table),
    ...leadingKeys(values.filter((value) => value !== undefined)),
  };
}

function leadingKeys(values: readonly string[]): Pick<Need, 'context'> {
  return values.length === 0 ? {} : { context: { 'dynamodb:LeadingKeys': values } };
}

function arnOf({ region, account }: Place, table: string | undefined, index?: string): string {
  if (table === undefined) return '*';
  const arn = `arn:aws:dynamodb:${region}:${account}:table/${table}`;
  return index === undefined ? arn : `${arn}/index/${index}`;
}
