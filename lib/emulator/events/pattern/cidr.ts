import { BlockList, isIP } from 'node:net';
import { invalidPattern } from './invalid-pattern.ts';
import type { Test } from './text-test.ts';

/** `"10.0.0.0/24"` or `"2001:db8::/32"` */
export function readCidr(operand: unknown): Test {
  const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(String(operand)) ?? [];
  const version = isIP(network);
  if (version === 0 || Number(bits) > (version === 4 ? 32 : 128)) {
    throw invalidPattern(`Malformed CIDR: ${JSON.stringify(operand)}`);
  }
  const block = new BlockList();
  block.addSubnet(network, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  return (found) => {
    const kind = typeof found === 'string' ? isIP(found) : 0;
    return kind === version && block.check(String(found), kind === 4 ? 'ipv4' : 'ipv6');
  };
}
