import { reviewAgenda } from '../agenda/review.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { type ReachCustomersPorts, reachCustomers } from '../schedule/reach-customers.ts';
import type { Walked } from '../schedule/walked.ts';
import type { WalkPage } from './input.ts';

export type WalkCustomersPorts = ReachCustomersPorts;

/** A review is some three requests; so many pages of it fit into a part's history, and one into a call of the function. */
const PAGE = 100;
const AT_ONCE = 10;

/**
 * One page of a walk over customers: reviews each agenda after a deployment, or lets in those for whom a schedule's time has
 * come. Doing a page again does no harm: what is reviewed is found so, and what is published has the same ids.
 */
export async function walkCustomers(page: WalkPage, ports: WalkCustomersPorts): Promise<Walked> {
  const { job } = page;
  if ('schedule' in job) return reachCustomers({ ...page, ...job.schedule }, ports);
  const { audience } = await ports.content.registry();
  if (audience !== job.backfill) return { waitSeconds: 0, done: 0 }; // a newer walk is on its way
  return reviewPage(page, ports);
}

async function reviewPage({ shard, after }: WalkPage, ports: WalkCustomersPorts): Promise<Walked> {
  const ids = await ports.customers.directory({
    shard,
    ...(after === undefined ? {} : { after }),
    limit: PAGE,
  });
  await fewAtOnce(ids, AT_ONCE, async (customerId) => {
    const record = await ports.customers.customer(customerId);
    await reviewAgenda({ record, cause: 'walk' }, ports);
  });
  const last = ids.length < PAGE ? undefined : ids.at(-1);
  return { ...(last === undefined ? {} : { next: last }), waitSeconds: 0, done: ids.length };
}
