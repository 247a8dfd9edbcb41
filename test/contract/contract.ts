import { customersContract } from './customers.ts';
import { enrolmentsContract } from './enrolments.ts';
import { experimentsContract } from './experiments.ts';
import { fallingDueContract } from './falling-due.ts';
import { sendsContract } from './sends.ts';
import type { OpenStores } from './stores.ts';
import { suppressionsContract } from './suppressions.ts';
import { wheelContract } from './wheel.ts';

/** All that core relies on, whatever the stores are made of. */
export function storesContract(open: OpenStores): void {
  customersContract(open);
  enrolmentsContract(open);
  fallingDueContract(open);
  sendsContract(open);
  suppressionsContract(open);
  experimentsContract(open);
  wheelContract(open);
}
