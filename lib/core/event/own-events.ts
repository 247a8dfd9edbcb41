/**
 * Events that Sojourn itself puts on the bus. They come in by the same door as all others, so that entries, exits, waits
 * and conditions know only one kind of thing.
 */

/** `{ segment }` */
export const SEGMENT_ENTERED = 'Segment Entered';
/** `{ segment }` */
export const SEGMENT_LEFT = 'Segment Left';
/** `{ stage?, before? }` */
export const STAGE_CHANGED = 'Stage Changed';
/** `{ journey, occasion }`: a date of the customer, `occasion` the day in her zone, as in 2027-02-28. */
export const DATE_REACHED = 'Date Reached';
/** `{ journey, occasion }`: a schedule, `occasion` the moment as it was planned, as in 2027-03-01T09:00. */
export const SCHEDULE_REACHED = 'Schedule Reached';
/** `{ journey, …properties }`: a call of the API or a person's hand. Enters that journey, whatever its own entry is. */
export const ENROLMENT_REQUESTED = 'Enrolment Requested';

/** Put there by a journey that has told a customer of her consents: see consent/confirmation. */
export const CONSENT_CONFIRMED = 'Consent Confirmed';

/**
 * `{ experiment, version, kind, by, why, weights? }`: what was decided of an A/B test. For other systems: it is of no customer,
 * and is not taken in.
 */
export const EXPERIMENT_DECIDED = 'Experiment Decided';

export const OWN_EVENTS = [
  SEGMENT_ENTERED,
  SEGMENT_LEFT,
  STAGE_CHANGED,
  DATE_REACHED,
  SCHEDULE_REACHED,
  ENROLMENT_REQUESTED,
  'Consent Changed',
  CONSENT_CONFIRMED,
  'Unsubscribed',
  'Preferences Changed',
  'Customer Imported',
] as const;

/** What the collector makes of the calls of Segment's tracking API that name no event. */
export const IDENTIFIED = 'Identified';
export const PAGE_VIEWED = 'Page Viewed';
export const SCREEN_VIEWED = 'Screen Viewed';
export const GROUP_JOINED = 'Group Joined';
export const ALIAS = 'Alias';

export const COLLECTOR_EVENTS = [IDENTIFIED, PAGE_VIEWED, SCREEN_VIEWED, GROUP_JOINED, ALIAS] as const;
