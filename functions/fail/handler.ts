import { awsPorts } from '../../lib/aws/ports.ts';
import { fail } from '../../lib/core/tasks/fail.ts';
import { FailInput } from '../../lib/core/tasks/input.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(FailInput, (input) => fail(input, ports));
