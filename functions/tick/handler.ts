import { awsPorts } from '../../lib/aws/ports.ts';
import { tick } from '../../lib/core/tasks/tick.ts';
import { scheduled } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = scheduled(() => tick(ports));
