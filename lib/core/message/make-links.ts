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
