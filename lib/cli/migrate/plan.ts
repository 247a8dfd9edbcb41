import type { Enrolment } from '../../core/enrolment/definition.ts';
import { type Migration, migrationOf } from '../../core/enrolment/migration.ts';
import type { Graph } from '../../core/journey/graph.ts';
import type { StepMap } from './step-map.ts';

type Move = { readonly enrolment: Enrolment; readonly to: Extract<Migration, { to: object }>['to'] };

/** What a migration would do to those who are inside in another version than the live one. */
export type MigrationPlan = {
  readonly moves: readonly Move[];
  /** Those who stay, with why: `no-such-step`, `waits-for-something-else`, `on-the-way`, `failed`. */
  readonly stays: readonly { readonly at: string; readonly why: string; readonly count: number }[];
  /** In the live version already. */
  readonly there: number;
};

/** Adds up a plan, enrolment by enrolment. */
export function startPlan({ version, graph, steps }: { version: string; graph: Graph; steps: StepMap }) {
  const moves: Move[] = [];
  const stays = new Map<string, { at: string; why: string; count: number }>();
  let there = 0;
  const stay = (at: string, why: string) => {
    const key = JSON.stringify([at, why]);
    stays.set(key, { at, why, count: (stays.get(key)?.count ?? 0) + 1 });
  };
  return {
    add(enrolment: Enrolment): void {
      const { status, at } = enrolment;
      if (status === 'DONE') return;
      if (enrolment.version === version) there += 1;
      else if (status === 'RUNNING') stay(at, 'on-the-way');
      else if (status === 'FAILED') stay(at, 'failed');
      else {
        const found = migrationOf(enrolment, { graph, steps });
        if ('to' in found) moves.push({ enrolment, to: found.to });
        else stay(at, found.problem);
      }
    },
    result: (): MigrationPlan => ({ moves, stays: [...stays.values()], there }),
  };
}
