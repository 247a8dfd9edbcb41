import type { MessageLinks } from './make-links.ts';

/** Links for a message that goes to nobody: they look like those of a send, and lead nowhere. */
export const SAMPLE_LINKS: MessageLinks = {
  unsubscribe: 'https://pages.example/u/sample',
  preferences: 'https://pages.example/p/sample',
  oneClick: 'https://pages.example/u/sample',
  track: undefined,
};
