import { afterAll, beforeAll, describe } from 'vitest';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import { canRunDynamoDb, type DynamoDbLocal, startDynamoDb } from './dynamodb-local.ts';
import { createTable } from './dynamodb-table.ts';

/** Tests against AWS's own engine, which are skipped with a line that says so where it cannot run. */
export function describeOnDynamoDb(title: string, tests: (newTable: () => Promise<Dynamo>) => void): void {
  const canRun = canRunDynamoDb();
  if (!canRun) {
    const reason = 'the DynamoDB suites need Java 17 or later';
    if (process.env['SOJOURN_REQUIRE_DYNAMODB'] === '1') throw new Error(reason);
    console.warn(`skipped: ${reason}`);
  }
  // oxlint-disable-next-line vitest/valid-title -- a text by its type
  describe.skipIf(!canRun)(title, () => {
    let engine: DynamoDbLocal;
    beforeAll(async () => {
      engine = await startDynamoDb();
    });
    afterAll(() => engine.stop());
    tests(() => createTable(engine.endpoint));
  });
}
