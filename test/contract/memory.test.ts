import { describe } from 'vitest';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import { storesContract } from './contract.ts';

describe('in memory', () => {
  storesContract(async () => createMemoryStores());
});
