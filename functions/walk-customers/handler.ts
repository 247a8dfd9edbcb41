import { awsPorts } from '../../lib/aws/ports.ts';
import { WalkPage } from '../../lib/core/tasks/input.ts';
import { walkCustomers } from '../../lib/core/tasks/walk-customers.ts';
import { called } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = called(WalkPage, {
  task: (page) => walkCustomers(page, ports),
  ids: ({ job, shard }) => ({ job, shard }),
});
