import * as z from 'zod';
import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { wake } from '../../lib/core/tasks/wake.ts';
import { parseInput } from '../parse-input.ts';
import { queueConsumer } from '../queue-consumer.ts';

const DueEnrolment = z.object({
  customerId: z.string(),
  enrolmentId: z.string(),
  leg: z.int().min(1),
  dueAt: z.number(),
});
const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: (body) => parseInput(DueEnrolment, body),
  ids: ({ enrolmentId, leg }) => ({ enrolmentId, leg }),
  task: (due) => wake(due, ports),
  deadLetters: awsDeadLetters(process.env),
});
