import { afterAll, beforeAll, describe } from 'vitest';
import { agendaStore } from '../../lib/aws/dynamo/agenda-store.ts';
import { asideStore } from '../../lib/aws/dynamo/aside-store.ts';
import { customerStore } from '../../lib/aws/dynamo/customer-store.ts';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import { enrolmentStore } from '../../lib/aws/dynamo/enrolment-store.ts';
import { experimentStore } from '../../lib/aws/dynamo/experiment-store.ts';
import { journeyStore } from '../../lib/aws/dynamo/journey-store.ts';
import { paceStore } from '../../lib/aws/dynamo/pace-store.ts';
import { sendStore } from '../../lib/aws/dynamo/send-store.ts';
import { suppressionStore } from '../../lib/aws/dynamo/suppression-store.ts';
import { wheelStore } from '../../lib/aws/dynamo/wheel-store.ts';
import { canRunDynamoDb, type DynamoDbLocal, startDynamoDb } from '../support/dynamodb-local.ts';
import { createTable } from '../support/dynamodb-table.ts';
import { agreementContract } from './agreement.ts';
import { storesContract } from './contract.ts';
import { requestsContract } from './requests.ts';
import type { Stores } from './stores.ts';

const canRun = canRunDynamoDb();
if (!canRun) {
  const reason = 'the DynamoDB suites need Java 17 or later';
  if (process.env['SOJOURN_REQUIRE_DYNAMODB'] === '1') throw new Error(reason);
  console.warn(`skipped: ${reason}`);
}

describe.skipIf(!canRun)('on DynamoDB', () => {
  let engine: DynamoDbLocal;
  beforeAll(async () => {
    engine = await startDynamoDb();
  });
  afterAll(() => engine.stop());

  storesContract(async () => storesOn(await createTable(engine.endpoint)));
  agreementContract(async () => storesOn(await createTable(engine.endpoint)));
  requestsContract(async () => {
    const dynamo = await createTable(engine.endpoint);
    return { dynamo, stores: storesOn(dynamo) };
  });
});

function storesOn(dynamo: Dynamo): Stores {
  return {
    customers: customerStore(dynamo),
    enrolments: enrolmentStore(dynamo),
    agendas: agendaStore(dynamo),
    asides: asideStore(dynamo),
    sends: sendStore(dynamo),
    suppressions: suppressionStore(dynamo),
    journeys: journeyStore(dynamo),
    pace: paceStore(dynamo),
    experiments: experimentStore(dynamo),
    wheel: wheelStore(dynamo),
  };
}
