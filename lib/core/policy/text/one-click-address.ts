import type { Mail } from '../text-rule.ts';

/** Where mail programs unsubscribe their reader: the one address in the header line. Undefined: there is none. */
export function oneClickAddress({ headers }: Mail): string | undefined {
  const line = Object.entries(headers).find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1];
  return /^<(https?:\/\/[^<>,\s]+)>$/.exec(line?.trim() ?? '')?.[1];
}

/** What every link of ours to this kind of page begins with: `u` unsubscribes, `c` counts a click. */
export function pagePrefix(mail: Mail, page: 'u' | 'c'): string | undefined {
  const address = oneClickAddress(mail);
  const end = address?.lastIndexOf('/u/') ?? -1;
  return address === undefined || end < 0 ? undefined : `${address.slice(0, end)}/${page}/`;
}
