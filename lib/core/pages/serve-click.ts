import type { Clock, DeliveryNews } from '../ports.ts';
import type { ClickToken } from '../token/definition.ts';
import { PLAIN_HEADERS } from './headers.ts';
import type { PageAnswer, PageRequest } from './page.ts';
import { isMachine } from './scanner.ts';

export type ClickPorts = { readonly clock: Clock; readonly news: DeliveryNews };

/**
 * `/c/<token>`: notes the click and leads on to the address that we signed, and to no other.
 * @returns undefined where that is no address of the web
 */
export async function serveClick(
  { s: sendId, ch: channel, u }: ClickToken,
  request: PageRequest,
  ports: ClickPorts,
): Promise<PageAnswer | undefined> {
  const url = URL.canParse(u) ? new URL(u) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  const told = await ports.news
    .tell({
      sendId,
      kind: 'clicked',
      channel,
      at: ports.clock.now(),
      providerMessageId: '',
      permanent: false,
      byMachine: isMachine(request),
    })
    // Whatever the reason: a person wants to get to where the link leads, and a lost click is a lost figure only.
    .then(
      () => true,
      () => false,
    );
  return {
    status: 302,
    outcome: told ? 'redirected' : 'redirected-uncounted',
    headers: { ...PLAIN_HEADERS, location: url.href },
    body: '',
  };
}
