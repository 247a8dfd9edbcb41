import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it. */
export type Dynamo = { readonly client: DynamoDBDocumentClient; readonly table: string };

/** @param config only what differs from an ordinary deployment: a local endpoint */
export function openTable(table: string, config: DynamoDBClientConfig = {}): Dynamo {
  const client = new DynamoDBClient({
    // The client's own limits are none at all: one lost packet would hold a Lambda until its time-out. Without
    // throwOnRequestTimeout the SDK only logs a warning. Reads and conditional writes are safe to repeat, so its
    // default of three attempts stays.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    ...config,
  });
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    table,
  };
}

/** What comes back: attributes of any shape, until a schema has read them. */
export type Item = Record<string, unknown>;
