import type { Channel } from '../channel/definition.ts';
import type { ClickToken, CustomerToken, TokenKey } from '../token/definition.ts';
import { signToken } from '../token/sign.ts';

/** The links of one send that lead to the public pages. */
export type MessageLinks = {
  /** Says no to the topic or to all; needs one more click. */
  readonly unsubscribe: string;
  /** The preference centre. */
  readonly preferences: string;
  /** What a mail program calls by itself when its reader unsubscribes there (RFC 8058). */
  readonly oneClick: string;
  /** Leads to an address by way of our own, which counts the click. Undefined: clicks are not to be counted. */
  readonly track: ((url: string) => string) | undefined;
};

/**
 * The links of one send, each with a token of its own. They do not expire: a refusal must be possible for 30 days after the
 * message (15 U.S.C. 7704(a)(3)(A)(ii)) or 60 (CASL s. 6(2)(c)), and there is no reason to refuse a later one.
 * @param about.base where the public pages are, without a slash at the end
 * @param about.tracking whether the customer allows clicks to be counted
 */
export function makeLinks(about: {
  readonly base: string;
  readonly keys: readonly TokenKey[];
  readonly customerId: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly sendId: string;
  readonly tracking: boolean;
}): MessageLinks {
  const { base, keys, customerId, channel, topic, sendId, tracking } = about;
  const payload: CustomerToken = { c: customerId, ch: channel, tp: topic, s: sendId };
  const unsubscribe = `${base}/u/${signToken({ purpose: 'unsubscribe', payload, keys })}`;
  const track = (url: string) => {
    const click: ClickToken = { s: sendId, ch: channel, u: url };
    const link = `${base}/c/${signToken({ purpose: 'click', payload: click, keys })}`;
    return link.length <= LONGEST_LINK ? link : url;
  };
  return {
    unsubscribe,
    preferences: `${base}/p/${signToken({ purpose: 'preferences', payload, keys })}`,
    oneClick: unsubscribe, // one address: GET shows the page, POST does it
    track: tracking ? track : undefined,
  };
}

/** Some mail programs cut longer addresses: rather a click that is not counted than one that leads nowhere. */
const LONGEST_LINK = 2_000;
