import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { journeyReference } from '../../scripts/reference/journey-reference.ts';
import { ruleList } from '../../scripts/reference/rule-list.ts';
import { shippedJourneys } from '../../scripts/reference/shipped-journeys.ts';

describe('the journey reference', () => {
  it('is up to date with the schemas and the shipped journeys; if not, run npm run reference', async () => {
    const written = await readFile(new URL('../../docs/journey-reference.md', import.meta.url), 'utf8');
    expect(written).toBe(journeyReference({ journeys: await shippedJourneys(), rules: await ruleList() }));
  });
});
