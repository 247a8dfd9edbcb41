import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { LOGICAL_IDS } from '../../lib/aws/deployed.ts';
import { resources } from './read-template.ts';

export function table(template: Template): void {
  const [only, ...others] = resources(template, 'AWS::DynamoDB::Table');

  describe('the table', () => {
    it('is one', () => {
      expect(others).toEqual([]);
    });

    it('the queue of due sends and the content are found by their names from the command line', () => {
      const queue = resources(template, 'AWS::SQS::Queue').find(({ id }) =>
        id.startsWith(LOGICAL_IDS.sendQueue),
      );
      const bucket = resources(template, 'AWS::S3::Bucket').find(({ id }) =>
        id.startsWith(LOGICAL_IDS.bucket),
      );
      expect(bucket?.id).toMatch(new RegExp(`^${LOGICAL_IDS.bucket}[0-9A-F]{8}$`));
      expect(only?.id).toMatch(new RegExp(`^${LOGICAL_IDS.table}[0-9A-F]{8}$`));
      expect(queue?.id).toMatch(new RegExp(`^${LOGICAL_IDS.sendQueue}[0-9A-F]{8}$`));
    });

    it('can be restored to any second, is encrypted, forgets by itself and grows by itself', () => {
      expect(only?.Properties).toMatchObject({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        BillingMode: 'PAY_PER_REQUEST',
      });
    });

    it('is not deleted with its stack, nor by mistake', () => {
      expect(only).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { DeletionProtectionEnabled: true },
      });
    });

    it('has one index, of what falls due, with no more in it than a wake-up needs', () => {
      expect(only?.Properties['GlobalSecondaryIndexes']).toEqual([
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'duePk', KeyType: 'HASH' },
            { AttributeName: 'dueSk', KeyType: 'RANGE' },
          ],
          Projection: {
            ProjectionType: 'INCLUDE',
            NonKeyAttributes: ['customerId', 'enrolmentId', 'leg', 'dueAt'],
          },
        },
      ]);
    });
  });
}
