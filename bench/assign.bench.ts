import { createHash } from 'node:crypto';
import { assignedVariant } from '../lib/core/experiment/assign.ts';
import type { Benches } from './bench.ts';

const variants = [
  { id: 'one', weight: 50 },
  { id: 'two', weight: 50 },
];
let number = 0;
const next = () => {
  number += 1;
  return `customer-${number}`;
};

/** Core is pure and hashes in JavaScript; Node's own SHA-256, in C, is the limit. */
export const benches: Benches = {
  'assign a variant': () => assignedVariant({ experimentId: 'cart.offer', customerId: next(), variants }),
  'SHA-256 of as much text by Node': () => createHash('sha256').update(`cart.offer:${next()}`).digest(),
};
export const ratios = [['assign a variant', 'SHA-256 of as much text by Node']] as const;
