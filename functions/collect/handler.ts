import { awsPorts } from '../../lib/aws/ports.ts';
import { collect } from '../../lib/core/tasks/collect.ts';
import { httpApi } from '../http.ts';
import { collectRequest } from './request.ts';

const ports = awsPorts(process.env);

export const handler = httpApi(collectRequest, (request) => collect(request, ports));
