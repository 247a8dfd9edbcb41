import { randomBytes } from 'node:crypto';
import type { Principal } from '../service.ts';

/** Temporary credentials, as sts:AssumeRole gives them. They end with the emulator. */
type AccessKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

export type AccessKeys = {
  issueKey(principal: Principal): AccessKey;
  /** A key that nobody issued belongs to somebody outside, who owns the account. */
  principalOf(accessKeyId: string): Principal;
};

export function accessKeys(): AccessKeys {
  const holders = new Map<string, Principal>();
  return {
    issueKey: (principal) => {
      // ASIA is how temporary key ids begin:
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
      const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
      holders.set(accessKeyId, principal);
      return {
        accessKeyId,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(48).toString('base64'),
      };
    },
    principalOf: (accessKeyId) => holders.get(accessKeyId) ?? { kind: 'account' },
  };
}
