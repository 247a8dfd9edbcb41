import { awsPorts } from '../../lib/aws/ports.ts';
import { makeReport } from '../../lib/core/tasks/make-report.ts';
import { scheduled } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = scheduled(() => makeReport(ports));
