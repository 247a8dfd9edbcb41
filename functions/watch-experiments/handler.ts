import { awsPorts } from '../../lib/aws/ports.ts';
import { watchExperiments } from '../../lib/core/tasks/watch-experiments.ts';
import { scheduled } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = scheduled(() => watchExperiments(ports));
