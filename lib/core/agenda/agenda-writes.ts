import type { Agenda } from './definition.ts';

export type AgendaWrite = {
  readonly agenda: Agenda;
  readonly entered: readonly string[];
  readonly left: readonly string[];
};

/** So many changes of membership fit into one transaction beside the agenda (AgendaStore.write). */
const MOST = 40;

/**
 * The writes that lead from one agenda to the next, one version each: a single one, but where more segments change than
 * one transaction holds. All but the last leave the edition and all instants as they were, so that whoever comes after
 * a crash in between reckons the rest again; what is news goes with the write that it belongs to.
 */
export function agendaWrites(before: Agenda, after: Agenda): readonly AgendaWrite[] {
  const entered = Object.keys(after.segments).filter((id) => !Object.hasOwn(before.segments, id));
  const left = Object.keys(before.segments).filter((id) => !Object.hasOwn(after.segments, id));
  const ids = [...left, ...entered];
  const writes: AgendaWrite[] = [];
  let agenda = before;
  let done = 0;
  for (; ids.length - done > MOST; done += MOST) {
    const changed = new Set(ids.slice(done, done + MOST));
    agenda = partOf(agenda, after, changed);
    writes.push(writeOf(agenda, changed, { entered, left }));
  }
  const rest = new Set(ids.slice(done));
  writes.push(writeOf({ ...after, version: agenda.version + 1 }, rest, { entered, left }));
  return writes;
}

function partOf(before: Agenda, after: Agenda, changed: ReadonlySet<string>): Agenda {
  const segments = { ...before.segments };
  for (const id of changed) {
    const since = after.segments[id];
    if (since === undefined) delete segments[id];
    else segments[id] = since;
  }
  const told = after.untold.filter((news) => 'segment' in news && changed.has(news.segment));
  const untold = [...before.untold, ...told.filter((news) => !before.untold.includes(news))];
  return { ...before, version: before.version + 1, segments, untold };
}

function writeOf(
  agenda: Agenda,
  changed: ReadonlySet<string>,
  { entered, left }: { entered: readonly string[]; left: readonly string[] },
): AgendaWrite {
  const ofThis = (ids: readonly string[]) => ids.filter((id) => changed.has(id));
  return { agenda, entered: ofThis(entered), left: ofThis(left) };
}
