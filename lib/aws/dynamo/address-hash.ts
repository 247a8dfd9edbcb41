import type { Channel } from '../../core/channel/definition.ts';
import { normalAddress } from '../../core/channel/normal-address.ts';
import { sha256Hex } from '../../core/hash.ts';

/** Rows about an address outlive an erasure of the customer and must not name anyone: only its hash is in them. */
export function addressHash(channel: Channel, address: string): string {
  return sha256Hex(normalAddress(channel, address));
}
