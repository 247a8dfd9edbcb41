import { awsPorts } from '../../lib/aws/ports.ts';
import { watchSending } from '../../lib/core/tasks/watch-sending.ts';
import { scheduled } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = scheduled(() => watchSending(ports));
