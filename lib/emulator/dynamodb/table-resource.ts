import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { Answer, CreateResource, Place } from '../service.ts';
import type { Forward } from './forward.ts';

/**
 * AWS::DynamoDB::Table. A table that a data folder already has is kept with what is in it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function tableResource({ region, account }: Place, forward: Forward): CreateResource {
  return async ({ stack, logicalId, properties }) => {
    const { TableName, TimeToLiveSpecification: expiry, ...table } = TableProperties.parse(properties);
    const name = TableName ?? physicalName({ stack, logicalId, longest: 255 });
    const made = await forward('CreateTable', JSON.stringify({ TableName: name, ...engineInput(table) }));
    if (!isThere(made)) throw new Error(`table ${name}: ${textOf(made)}`);
    if (expiry?.Enabled === true && made.status === 200) {
      const set = await forward(
        'UpdateTimeToLive',
        JSON.stringify({ TableName: name, TimeToLiveSpecification: expiry }),
      );
      if (set.status !== 200) throw new Error(`table ${name}: ${textOf(set)}`);
    }
    return { ref: name, attributes: { Arn: `arn:aws:dynamodb:${region}:${account}:table/${name}` } };
  };
}

const Throughput = z.object({ ReadCapacityUnits: z.coerce.number(), WriteCapacityUnits: z.coerce.number() });
const IndexProperties = z.strictObject({
  IndexName: z.string(),
  KeySchema: z.unknown(),
  Projection: z.unknown(),
  ProvisionedThroughput: Throughput.optional(),
});
/** What is accepted and passed over changes nothing that a caller could see: price, encryption, backups, labels. */
const TableProperties = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.unknown(),
  KeySchema: z.unknown(),
  BillingMode: z.string().default('PROVISIONED'),
  ProvisionedThroughput: Throughput.optional(),
  GlobalSecondaryIndexes: z.array(IndexProperties).optional(),
  LocalSecondaryIndexes: z.array(IndexProperties).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  DeletionProtectionEnabled: z.unknown().optional(),
  PointInTimeRecoverySpecification: z.unknown().optional(),
  SSESpecification: z.unknown().optional(),
  TableClass: z.unknown().optional(),
  ContributorInsightsSpecification: z.unknown().optional(),
  OnDemandThroughput: z.unknown().optional(),
  WarmThroughput: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type TableProperties = Omit<z.infer<typeof TableProperties>, 'TableName' | 'TimeToLiveSpecification'>;

function engineInput(table: TableProperties) {
  const { AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput } = table;
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes } = table;
  return {
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    ProvisionedThroughput,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
  };
}

function isThere(answer: Answer): boolean {
  return answer.status === 200 || textOf(answer).includes('ResourceInUseException');
}

const textOf = ({ body }: Answer): string => Buffer.from(body).toString('utf8');
