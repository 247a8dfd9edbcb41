import { describe, expect, it } from 'vitest';
import { EXAMPLE_REPORT } from '../../lib/core/report/example.ts';
import type { OpenStores } from './stores.ts';

export function reportsContract(open: OpenStores): void {
  describe('the report', () => {
    it('is none at first, and then the latest one, whole', async () => {
      const { reports } = await open();
      expect(await reports.latest()).toBeUndefined();
      const older = { ...EXAMPLE_REPORT, madeAt: EXAMPLE_REPORT.madeAt - 86_400_000, experiments: [] };
      await reports.put(older);
      await reports.put(EXAMPLE_REPORT);
      expect(await reports.latest()).toEqual(EXAMPLE_REPORT);
    });
  });
}
