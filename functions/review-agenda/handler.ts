import * as z from 'zod';
import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { reviewDue } from '../../lib/core/tasks/review-agenda.ts';
import { parseInput } from '../parse-input.ts';
import { queueConsumer } from '../queue-consumer.ts';

const DueAgenda = z.object({
  customerId: z.string(),
  dueAt: z.number(),
  traits: z.array(z.string()).exactOptional(),
  hop: z.int().min(0).exactOptional(),
});
const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: (body) => parseInput(DueAgenda, body),
  ids: ({ customerId, dueAt }) => ({ customerId, dueAt }),
  task: (due) => reviewDue(due, ports),
  deadLetters: awsDeadLetters(process.env),
});
