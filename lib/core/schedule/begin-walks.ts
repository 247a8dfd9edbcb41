import type { Registry } from '../journey/compiled.ts';
import type { Clock, Content, Walk, Walks, WheelStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { plannedWalks } from './planned-walks.ts';

export type BeginWalksPorts = {
  readonly clock: Clock;
  readonly content: Pick<Content, 'registry' | 'audience'>;
  readonly wheel: Pick<WheelStore, 'walkedEdition' | 'setWalkedEdition'>;
  readonly walks: Walks;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Begins the walks of schedules whose time comes in [from, to), and after a deployment that changed what is reckoned for
 * all customers, the one over all of them. A schedule that came with the deployment may have its first occasion before
 * `from`: then all from now on are looked at, and walks that have begun are not begun again. What an outage kept from
 * beginning is begun up to a day late.
 * @returns their names
 */
export async function beginWalks(
  { from, to }: { readonly from: EpochMs; readonly to: EpochMs },
  ports: BeginWalksPorts,
): Promise<readonly string[]> {
  const [registry, walked] = await Promise.all([ports.content.registry(), ports.wheel.walkedEdition()]);
  const { schedules } = await ports.content.audience(registry.audience);
  const now = ports.clock.now();
  const isNew = walked !== registry.audience;
  const since = Math.max(now - DAY, isNew ? Math.min(from, now) : from);
  const walks = [
    ...(isNew ? [overAllCustomers(registry, now)] : []),
    ...plannedWalks({ schedules, registry, from: since, to }),
  ];
  await Promise.all(walks.map((walk) => ports.walks.start(walk)));
  if (isNew) await ports.wheel.setWalkedEdition(registry.audience);
  return walks.map(({ name }) => name);
}

/**
 * An edition may come back, after one that was taken back: its walk is another one. Begun twice, because the first tick
 * died before it noted it, it finds nothing more to do.
 */
function overAllCustomers({ audience }: Registry, now: EpochMs): Walk {
  const minute = Math.floor(now / MINUTE);
  return { name: `backfill.${audience}.${minute}`, at: now, job: { backfill: audience } };
}
