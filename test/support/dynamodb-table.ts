import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Dynamo, openTable } from '../../lib/aws/dynamo/dynamo.ts';
import { TABLE } from '../../lib/aws/dynamo/table-shape.ts';

let count = 0;

/** A new table of the shape that the deployment gives it. */
export async function createTable(endpoint: string): Promise<Dynamo> {
  count += 1;
  const name = `sojourn-${count}`;
  const config = {
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const { dueIndex } = TABLE;
  const client = new DynamoDBClient(config);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [TABLE.partitionKey, TABLE.sortKey, dueIndex.partitionKey, dueIndex.sortKey].map(
        (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
      ),
      KeySchema: keys(TABLE),
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: keys(dueIndex),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...dueIndex.projected] },
        },
      ],
    }),
  );
  client.destroy();
  return openTable(name, config);
}

function keys({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}
