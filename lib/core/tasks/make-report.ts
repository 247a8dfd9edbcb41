import type { ReportStore } from '../ports.ts';
import { type ReckonReportPorts, reckonReport } from '../report/reckon-report.ts';

export type MakeReportPorts = ReckonReportPorts & { readonly reports: Pick<ReportStore, 'put'> };

/** Makes the report of the day and keeps it in place of the last one. Once more makes the same one. */
export async function makeReport(ports: MakeReportPorts): Promise<{ journeys: number; experiments: number }> {
  const report = await reckonReport(ports);
  await ports.reports.put(report);
  return { journeys: report.journeys.length, experiments: report.experiments.length };
}
