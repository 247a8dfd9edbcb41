import { awsPorts } from '../../lib/aws/ports.ts';
import { SendMessageInput } from '../../lib/core/tasks/input.ts';
import { sendMessage } from '../../lib/core/tasks/send-message.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(SendMessageInput, (input) => sendMessage(input, ports));
