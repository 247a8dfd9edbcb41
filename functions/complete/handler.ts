import { awsPorts } from '../../lib/aws/ports.ts';
import { complete } from '../../lib/core/tasks/complete.ts';
import { CompleteInput } from '../../lib/core/tasks/input.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(CompleteInput, (input) => complete(input, ports));
