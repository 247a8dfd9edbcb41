import type { Contact } from '../contact/definition.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { JsonObject } from '../json.ts';
import type { Send } from '../message/send.ts';
import type { EpochMs } from '../time/instant.ts';

/** All that a condition may look at. What must be loaded beforehand, `conditionNeeds` says. */
export type Facts = {
  readonly now: EpochMs;
  /** IANA name: days and months of `within` count on this zone's calendar. */
  readonly zone: string;
  readonly traits: JsonObject;
  readonly entry: EntryFacts | undefined;
  /** Events of the name, loaded already. */
  events(name: string): readonly CustomerEvent[];
  /** The sends of a send step's last visit. */
  messages(stepId: string): readonly Send[];
  /** The last marketing messages, oldest first. */
  readonly contacts: readonly Contact[];
};

export type EntryFacts = {
  /** Undefined where no condition needs it. */
  readonly event: CustomerEvent | undefined;
  /** When the entry event occurred. */
  readonly enteredAt: EpochMs;
  /** Value of the entry's key, and the property that holds it. */
  readonly key: string | undefined;
  readonly keyProperty: string | undefined;
};
