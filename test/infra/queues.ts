import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { plain, resources, taskFunctions } from './read-template.ts';

const Queue = z.object({
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.unknown().transform(plain), maxReceiveCount: z.number() })
    .optional(),
  VisibilityTimeout: z.number().optional(),
  SqsManagedSseEnabled: z.literal(true),
  MessageRetentionPeriod: z.number().optional(),
});
const Mapping = z.object({
  EventSourceArn: z.unknown().transform(plain),
  FunctionName: z.unknown().transform(plain),
  FunctionResponseTypes: z.array(z.string()),
});
const Rule = z.object({
  EventBusName: z.unknown().transform(plain),
  EventPattern: z.record(z.string(), z.unknown()),
  Targets: z.array(
    z.object({
      Arn: z.unknown().transform(plain),
      DeadLetterConfig: z.object({ Arn: z.unknown().transform(plain) }),
    }),
  ),
});
const QueuePolicy = z.object({
  Queues: z.array(z.unknown().transform(plain)),
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Principal: z.unknown(), Condition: z.unknown() })),
  }),
});

export function queues(template: Template): void {
  const all = resources(template, 'AWS::SQS::Queue').map(({ id, Properties }) => ({
    arn: `\${${id.replace(/[0-9A-F]{8}$/, '')}.Arn}`,
    ...Queue.parse(Properties),
  }));
  const mappings = resources(template, 'AWS::Lambda::EventSourceMapping').map((one) =>
    Mapping.parse(one.Properties),
  );
  const rules = resources(template, 'AWS::Events::Rule').map((one) => Rule.parse(one.Properties));
  const deadLetters = new Set(all.flatMap(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn ?? []));

  describe('queues', () => {
    it('have a dead-letter queue or are one', () => {
      expect(all).toHaveLength(12);
      for (const { arn, RedrivePolicy } of all)
        expect(RedrivePolicy !== undefined).toBe(!deadLetters.has(arn));
    });

    it('have one each', () => {
      expect(deadLetters.size).toBe(6);
    });

    it('give a message five tries', () => {
      const tries = all.flatMap(({ RedrivePolicy }) => RedrivePolicy?.maxReceiveCount ?? []);
      expect(tries).toEqual(Array(6).fill(5));
    });

    it('keep dead letters as long as SQS can, which is fourteen days', () => {
      const kept = all.filter(({ arn }) => deadLetters.has(arn)).map((one) => one.MessageRetentionPeriod);
      expect(kept).toEqual(Array(6).fill(14 * 24 * 3600));
    });

    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    it('hide a message for at least six times as long as its function may take', () => {
      expect(mappings).toHaveLength(6);
      for (const { EventSourceArn, FunctionName } of mappings) {
        const queue = all.find(({ arn }) => arn === EventSourceArn);
        const consumer = taskFunctions(template).find(({ id }) => FunctionName === `\${${id.slice(0, -8)}}`);
        expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * (consumer?.Timeout ?? Number.NaN));
      }
    });

    it('take back single messages of a batch', () => {
      for (const mapping of mappings)
        expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    });

    it('are filled by the rules: all events of our bus, and what SES says of our e-mails', () => {
      expect(
        rules.map(({ EventBusName, EventPattern, Targets }) => [EventBusName, EventPattern, Targets[0]?.Arn]),
      ).toEqual([
        [
          '${EventIntakeBus}',
          { source: [{ prefix: '' }], 'detail-type': [{ 'anything-but': ['Experiment Decided'] }] },
          '${EventIntakeEventsQueue.Arn}',
        ],
        [
          'default',
          {
            source: ['aws.ses'],
            detail: {
              mail: {
                tags: { 'ses:configuration-set': [{ Ref: expect.stringMatching(/^MessageEventsEmails/) }] },
              },
            },
          },
          '${MessageEventsMessageNewsQueue.Arn}',
        ],
      ]);
    });

    it('keep what a rule could not deliver', () => {
      for (const { Targets } of rules) {
        for (const { DeadLetterConfig } of Targets) expect(deadLetters).toContain(DeadLetterConfig.Arn);
      }
    });

    it('take events from their own rule or topic only, and nothing without TLS', () => {
      const policies = resources(template, 'AWS::SQS::QueuePolicy').map((one) =>
        QueuePolicy.parse(one.Properties),
      );
      expect(policies).toHaveLength(all.length);
      for (const { PolicyDocument } of policies) {
        const [first, ...others] = PolicyDocument.Statement;
        expect(first).toMatchObject({
          Effect: 'Deny',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        });
        for (const statement of others) {
          expect(statement).toMatchObject({
            Principal: { Service: expect.stringMatching(/^(events|sns)\.amazonaws\.com$/) },
            Condition: { ArnEquals: { 'aws:SourceArn': expect.anything() } },
          });
        }
      }
    });
  });
}
