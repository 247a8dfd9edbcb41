import { awsPorts } from '../../lib/aws/ports.ts';
import { servePage } from '../../lib/core/tasks/public-pages.ts';
import { http } from '../http.ts';

const ports = awsPorts(process.env);

export const handler = http((request) => servePage(request, ports));
