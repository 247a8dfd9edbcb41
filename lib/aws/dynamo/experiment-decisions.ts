import * as z from 'zod';
import { Verdict } from '../../core/experiment/analysis/decision.ts';
import { Decision } from '../../core/experiment/decision.ts';
import { Snapshot } from '../../core/experiment/snapshot.ts';
import type { ExperimentStore } from '../../core/ports.ts';
import { put } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { dayOf } from './experiment-item.ts';
import { jsonText } from './json-text.ts';
import { readAll, readFirst, readItem, rowsOf } from './read.ts';
import { decisionsPartition, snapshotsPartition } from './table-shape.ts';
import { putIf } from './write-if.ts';

const isNew = { only: 'attribute_not_exists(pk)' };
const DecisionItem = z.object({ text: jsonText(Decision) });
const SnapshotItem = z.object({ sk: z.string(), text: z.string() });
const VerdictItem = z.object({ text: jsonText(Verdict) });
const SETTLED = 'settled';

type Decisions = Pick<
  ExperimentStore,
  'decide' | 'decisions' | 'keepSnapshot' | 'snapshots' | 'settle' | 'settled'
>;

/** What was decided of an experiment, and how it stood. */
export function experimentDecisions(dynamo: Dynamo): Decisions {
  const { table } = dynamo;
  return {
    async decide(experimentId, decision) {
      const sk = String(decision.version).padStart(8, '0');
      const row = { pk: decisionsPartition(experimentId), sk, text: JSON.stringify(decision) };
      const { item } = await putIf(dynamo, put(table, row, isNew));
      return item === undefined ? decision : DecisionItem.parse(item).text;
    },

    async decisions(experimentId, limit) {
      const question = { ...rowsOf(decisionsPartition(experimentId)), ScanIndexForward: false };
      const items =
        limit === undefined ? await readAll(dynamo, question) : await readFirst(dynamo, question, limit);
      return items.map((item) => DecisionItem.parse(item).text);
    },

    async keepSnapshot(experimentId, snapshot) {
      const pk = snapshotsPartition(experimentId);
      const row = { pk, sk: dayOf(snapshot.at), text: JSON.stringify(snapshot) };
      await putIf(dynamo, put(table, row));
    },

    async snapshots(experimentId) {
      const items = await readAll(dynamo, rowsOf(snapshotsPartition(experimentId)));
      const rows = items.map((item) => SnapshotItem.parse(item)).filter(({ sk }) => sk !== SETTLED);
      return rows.map(({ text }) => jsonText(Snapshot).parse(text));
    },

    async settle(experimentId, verdict) {
      const row = { pk: snapshotsPartition(experimentId), sk: SETTLED, text: JSON.stringify(verdict) };
      const { item } = await putIf(dynamo, put(table, row, isNew));
      return item === undefined ? verdict : VerdictItem.parse(item).text;
    },

    async settled(experimentId) {
      const item = await readItem(dynamo, { pk: snapshotsPartition(experimentId), sk: SETTLED });
      return item === undefined ? undefined : VerdictItem.parse(item).text;
    },
  };
}
