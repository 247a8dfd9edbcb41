/**
 * What the oracle is told. It knows nothing of Sojourn's code, and is told nothing by it: only what a provider sees, and
 * what was done outside. Times are true epoch milliseconds, whatever clocks the functions have.
 */

/** A message that the provider has accepted, as it would reach somebody. */
export type Copy = {
  readonly at: number;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  /** Empty for a text message. */
  readonly subject: string;
  /** Empty for a text message. */
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A copy and what its reader can tell from it. */
export type Read = Copy & { readonly mark: Mark; readonly person: Person; readonly message: Message };

/** Every message of the scenario says in its text what it is about: `#o12.offer-first.e1#`. */
export type Mark = { readonly occasion: string; readonly step: string; readonly edition: string };

/** Whom the scenario made up. */
export type Person = {
  readonly id: string;
  readonly country: 'KR' | 'US' | 'DE';
  /** IANA name. */
  readonly zone: string;
  /** Also agreed to advertising at night. */
  readonly nights: boolean;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** What the scenario's author wanted of a step's message. */
export type Message = {
  readonly journey: string;
  readonly purpose: 'marketing' | 'transactional';
  /** `both`: a copy by each channel. `fallback`: another channel after a bounce. `one`: one channel only. */
  readonly ways: 'both' | 'fallback' | 'one';
  /** The occasion must not have had this by then; where a step is named, within so long after its first message. */
  readonly unless?: {
    readonly event: 'Bought' | 'Answered';
    readonly within?: { readonly ms: number; readonly of: string };
  };
};

/** Not more than so many advertising messages in any stretch of this length. */
export type Limit = {
  readonly channel?: 'email' | 'sms';
  readonly atMost: number;
  readonly perMs: number;
};

export type Violation = {
  readonly rule: string;
  readonly at: number;
  readonly customer: string;
  readonly step: string;
  readonly what: string;
};
