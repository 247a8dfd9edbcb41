import { storesOn } from '../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../support/on-dynamodb.ts';
import { agreementContract } from './agreement.ts';
import { storesContract } from './contract.ts';
import { requestsContract } from './requests.ts';

describeOnDynamoDb('on DynamoDB', (newTable) => {
  storesContract(async () => storesOn(await newTable()));
  agreementContract(async () => storesOn(await newTable()));
  requestsContract(async () => {
    const dynamo = await newTable();
    return { dynamo, stores: storesOn(dynamo) };
  });
});
