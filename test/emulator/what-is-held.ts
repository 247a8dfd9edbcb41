import { DynamoDBClient, paginateScan, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import { clientOf } from './end-to-end-stack.ts';

/** All that the engine holds of anybody, one thing a line: rows of the table, executions, logs. */
export async function heldBy(emulator: Emulator): Promise<readonly string[]> {
  const rows: string[] = [];
  const table = { TableName: tableOf(emulator), ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client: dynamoOf(emulator) }, table))
    rows.push(...Items.map((item) => JSON.stringify(unmarshall(item))));
  const executions = emulator.services.states.executions().map((one) => JSON.stringify(one));
  return [...rows, ...executions, ...(await loggedBy(emulator))];
}

/** What the functions wrote into their logs. */
export async function loggedBy({ place, stacks }: Emulator): Promise<readonly string[]> {
  const all = stacks.flatMap(({ resources }) => resources);
  const groups = all.filter(({ type }) => type === 'AWS::Logs::LogGroup');
  const answers = groups.map(async ({ ref: logGroupName }) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
      // The gateway finds the service by the name in it.
      authorization: `AWS4-HMAC-SHA256 Credential=any/20261124/${place.region}/logs/aws4_request, SignedHeaders=host, Signature=0`,
    };
    const body = JSON.stringify({ logGroupName });
    const answer = await fetch(place.endpoint, { method: 'POST', headers, body });
    return LogLines.parse(await answer.json()).events.map(({ message }) => message);
  });
  return (await Promise.all(answers)).flat();
}

export async function enrolmentsOf(emulator: Emulator, customerId: string) {
  const { Items = [] } = await dynamoOf(emulator).send(
    new QueryCommand({
      TableName: tableOf(emulator),
      KeyConditionExpression: 'pk = :customer AND begins_with(sk, :kind)',
      ExpressionAttributeValues: marshall({ ':customer': `customer#${customerId}`, ':kind': 'enrolment#' }),
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => EnrolmentRow.parse(unmarshall(item)));
}

const dynamoOf = ({ place }: Emulator) => new DynamoDBClient(clientOf(place.endpoint));
const tableOf = ({ stacks }: Emulator) => stacks[0]?.outputs['TableName'];

const LogLines = z.object({ events: z.array(z.object({ message: z.string() })) });
const EnrolmentRow = z.object({
  status: z.string(),
  at: z.string(),
  version: z.string(),
  leg: z.number(),
  dueAt: z.number().optional(),
  reason: z.string().optional(),
});
