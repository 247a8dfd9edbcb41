import { awsPorts } from '../../lib/aws/ports.ts';
import { decide } from '../../lib/core/tasks/decide.ts';
import { DecideInput } from '../../lib/core/tasks/input.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(DecideInput, (input) => decide(input, ports));
