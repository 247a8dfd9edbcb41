const quietly = { stage: 'awareness', purpose: 'marketing', steps: [{ id: 'end', exit: 'done' }] };

/** Ways in that are no customer's own doing: time, a schedule, a deployment. None of them writes to anybody. */
export const AUDIENCE_JOURNEYS: readonly object[] = [
  { id: 'cooled-down', title: 'Time lets in', ...quietly, entry: { segment: 'cooled', reentry: 'afterEnd' } },
  { id: 'newcomers', title: 'A new segment lets in', ...quietly, entry: { segment: 'korean' } },
  {
    id: 'letter',
    title: 'A schedule lets in',
    ...quietly,
    entry: { schedule: { cron: '0 10 * * WED,FRI', zone: 'Europe/Berlin' } },
  },
];

/** Wednesday and Friday of the scenario's week, before the change of the clocks. */
export const LETTERS = ['2026-03-25T10:00', '2026-03-27T10:00'] as const;

/** In hours, so that whoever recounts needs no calendar. */
export const COOLED_HOURS = 96;
export const REGULAR = { atLeast: 2, hours: 120 } as const;
/** So short that nobody but whoever wrote the agenda hands it over in time. */
export const HOT_HOURS = 0.2;

const cart = { event: 'Cart Left' };
const segments = {
  hot: { ...cart, within: `PT${HOT_HOURS * 60}M` },
  cooled: { all: [cart, { ...cart, within: `PT${COOLED_HOURS}H`, atMost: 0 }] },
  regular: { ...cart, atLeast: REGULAR.atLeast, within: `PT${REGULAR.hours}H` },
};

/** Of each edition, the files by id; the second one announces whom it finds. */
export const SEGMENT_FILES: readonly Readonly<Record<string, object>>[] = [
  { ...written(segments) },
  {
    ...written(segments),
    korean: {
      id: 'korean',
      title: 'In Korea',
      when: { trait: 'country', equals: 'KR' },
      backfill: 'announce',
    },
  },
];

function written(all: Readonly<Record<string, object>>): Record<string, object> {
  return Object.fromEntries(Object.entries(all).map(([id, when]) => [id, { id, title: id, when }]));
}
