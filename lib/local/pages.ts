import type { Pages } from '../core/ports.ts';

/** Public pages that nobody serves (`.example` is reserved, RFC 2606), and a key that signs the same links in every run. */
export const SIMULATED_PAGES: Pages = {
  address: () => 'https://pages.example',
  keys: async () => [
    { kid: 'simulated', secret: 'b25seS1mb3ItdGhlLXNpbXVsYXRvci1uZXZlci1kZXBsb3llZA', since: 0 },
  ],
};
