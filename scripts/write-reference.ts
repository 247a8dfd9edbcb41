import { writeFile } from 'node:fs/promises';
import { journeyReference } from './reference/journey-reference.ts';
import { shippedJourneys } from './reference/shipped-journeys.ts';

const file = new URL('../docs/journey-reference.md', import.meta.url);
await writeFile(file, journeyReference(await shippedJourneys()));
