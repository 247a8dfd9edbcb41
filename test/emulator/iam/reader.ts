import * as z from 'zod';
import { eventually, mailsTo } from '../end-to-end-stack.ts';

const Mail = z.object({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  links: z.array(z.object({ url: z.string() })),
});

/** No mail scanner's. */
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148';

/** Nobody's whom we know. */
const NUMBER = '+821055501234';

/** What somebody does who gets our messages, by real HTTP. @param endpoint the emulator's */
export function readerAt(endpoint: string) {
  const mailOf = async (id: string) =>
    Mail.parse(await (await fetch(`${endpoint}/inbox/api/messages/${id}`)).json());

  return {
    /** Follows the signed link of every mail. */
    clicks: async (address: string) => {
      for (const { id } of await mailsTo(endpoint, address)) {
        const link = (await mailOf(id)).links.find(({ url }) => url.includes('/c/'));
        if (link !== undefined)
          await fetch(link.url, { headers: { 'user-agent': IPHONE }, redirect: 'manual' });
      }
    },
    /** By the mail program's one click. */
    unsubscribes: async (address: string) => {
      const url = await eventually(async () => {
        const mails = await Promise.all((await mailsTo(endpoint, address)).map(({ id }) => mailOf(id)));
        const offers = mails.flatMap(({ headers }) =>
          headers.filter(({ name }) => name === 'List-Unsubscribe'),
        );
        return /^<(.+)>$/.exec(offers[0]?.value ?? '')?.[1];
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await fetch(url, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
    },
    complains: async (address: string) => {
      for (const { id } of await mailsTo(endpoint, address))
        await fetch(`${endpoint}/inbox/${id}/complain`, { method: 'POST', redirect: 'manual' });
    },
    texts: (body: string) =>
      fetch(`${endpoint}/phone/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ number: NUMBER, body }),
      }),
  };
}
