import { writeFile } from 'node:fs/promises';
import { journeyReference } from './reference/journey-reference.ts';
import { policyReference } from './reference/policy-reference.ts';
import { ruleList } from './reference/rule-list.ts';
import { shippedJourneys } from './reference/shipped-journeys.ts';

const docs = new URL('../docs/', import.meta.url);
await writeFile(
  new URL('journey-reference.md', docs),
  journeyReference({ journeys: await shippedJourneys(), rules: await ruleList() }),
);
await writeFile(new URL('policies.md', docs), policyReference());
