import { unreachable } from '../unreachable.ts';
import type { Channel } from './definition.ts';

/**
 * One spelling for each address, so that a suppression holds however the address is written next time: e-mail in lower
 * case (the provider reports it as it was typed), telephone numbers as plus sign and digits.
 */
export function normalAddress(channel: Channel, address: string): string {
  switch (channel) {
    case 'email':
      return address.trim().toLowerCase();
    case 'sms':
      return address.replaceAll(/[^+\d]/g, '');
    default:
      return unreachable(channel);
  }
}
