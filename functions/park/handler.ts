import { awsPorts } from '../../lib/aws/ports.ts';
import { ParkInput } from '../../lib/core/tasks/input.ts';
import { park } from '../../lib/core/tasks/park.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(ParkInput, (input) => park(input, ports));
