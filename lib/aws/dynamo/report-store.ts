import * as z from 'zod';
import type { ReportStore } from '../../core/ports.ts';
import { Report } from '../../core/report/definition.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { jsonText } from './json-text.ts';
import { readItem } from './read.ts';
import { REPORT_KEY } from './table-shape.ts';
import { updateIf } from './update-if.ts';

const ReportItem = z.object({ report: jsonText(Report) });

/** One row; a report of a hundred journeys and fifty experiments is some 80 KB of the 400 that a row may have. */
export function reportStore(dynamo: Dynamo): ReportStore {
  return {
    async put(report) {
      const change = { set: 'SET #report = :report', values: { report: JSON.stringify(report) } };
      await updateIf(dynamo, update(dynamo.table, REPORT_KEY, change));
    },

    async latest() {
      const item = await readItem(dynamo, REPORT_KEY);
      return item && ReportItem.parse(item).report;
    },
  };
}
