import type { Mail } from './mail.ts';

export type Unsubscribe = {
  readonly url: string;
  /** Whether one POST does it, without a page to read: RFC 8058. */
  readonly oneClick: boolean;
};

/** What the mail's List-Unsubscribe headers offer over HTTP. https://www.rfc-editor.org/rfc/rfc8058 */
export function unsubscribeOf({ headers }: Pick<Mail, 'headers'>): Unsubscribe | undefined {
  const header = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  const url = /<(https?:\/\/[^>]+)>/.exec(header('list-unsubscribe'))?.[1];
  if (url === undefined) return undefined;
  return { url, oneClick: header('list-unsubscribe-post').trim() === ONE_CLICK };
}

/** What a mailbox provider does when its user presses "unsubscribe". @returns the status that was answered */
export async function unsubscribe({ url, oneClick }: Unsubscribe): Promise<string> {
  const request = oneClick
    ? {
        method: 'POST',
        body: ONE_CLICK,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }
    : {};
  return fetch(url, { ...request, signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => `${url} answered ${status}`,
    (error: unknown) => `${url} could not be reached: ${String(error)}`,
  );
}

const ONE_CLICK = 'List-Unsubscribe=One-Click';
