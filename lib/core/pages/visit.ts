import type { CustomerRecord } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { CustomerToken, TokenKey } from '../token/definition.ts';
import type { PageLanguage } from './language.ts';
import type { PageRequest } from './page.ts';

/** Someone who came by a link that is ours. */
export type Visit = {
  readonly request: PageRequest;
  /** The token as it stands in the address, and what it says. */
  readonly text: string;
  readonly token: CustomerToken;
  readonly keys: readonly TokenKey[];
  readonly settings: Settings;
  readonly language: PageLanguage;
  readonly record: CustomerRecord;
};
