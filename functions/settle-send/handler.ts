import * as z from 'zod';
import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { settleSend } from '../../lib/core/tasks/settle-send.ts';
import { parseInput } from '../parse-input.ts';
import { queueConsumer } from '../queue-consumer.ts';

const DueSend = z.object({ sendId: z.string(), dueAt: z.number() });
const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: (body) => parseInput(DueSend, body),
  ids: ({ sendId }) => ({ sendId }),
  task: (due) => settleSend(due, ports),
  deadLetters: awsDeadLetters(process.env),
});
