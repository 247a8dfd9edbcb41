import { awsPorts } from '../../lib/aws/ports.ts';
import { emitEvent } from '../../lib/core/tasks/emit-event.ts';
import { EmitEventInput } from '../../lib/core/tasks/input.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(EmitEventInput, (input) => emitEvent(input, ports));
