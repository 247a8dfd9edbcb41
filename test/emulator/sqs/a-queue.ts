import { SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../../lib/emulator/sqs/sqs.ts';
import { type BehindGateway, behindGateway, PLACE } from '../behind-gateway.ts';
import { aClock } from './a-clock.ts';

export type WithQueues = {
  readonly sqs: Sqs;
  readonly client: SQSClient;
  readonly gateway: BehindGateway;
  readonly clock: ReturnType<typeof aClock>;
  /** As a template makes it. @returns its address */
  queue(properties?: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
};

/** SQS as a client of the SDK sees it, with a clock that the test moves. */
export async function withQueues({ dataFolder }: { dataFolder?: string } = {}): Promise<WithQueues> {
  const clock = aClock();
  const sqs = createSqs({
    place: PLACE,
    clock,
    authorize: () => {},
    addResourcePolicy: () => {},
    dataFolder,
  });
  const gateway = await behindGateway([sqs.service]);
  const client = new SQSClient({ ...gateway.client, maxAttempts: 1 });
  return {
    sqs,
    client,
    gateway,
    clock,
    async queue(properties = { QueueName: 'orders' }) {
      const create = sqs.resources['AWS::SQS::Queue'];
      const made = await create?.({ logicalId: 'Orders', stack: 'shop', properties });
      return made?.ref ?? '';
    },
    async close() {
      client.destroy();
      sqs.close();
      await gateway.close();
    },
  };
}
