import type { ReportStore } from '../core/ports.ts';
import type { Report } from '../core/report/definition.ts';

export function memoryReports(): ReportStore {
  let latest: Report | undefined;
  return {
    async put(report) {
      latest = structuredClone(report);
    },
    async latest() {
      return latest;
    },
  };
}
