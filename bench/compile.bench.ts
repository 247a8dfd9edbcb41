import { compileJourney } from '../lib/core/journey/compile.ts';
import { graphOf } from '../lib/core/journey/graph.ts';
import { versionOf } from '../lib/core/journey/version.ts';
import { segmentConditions } from '../lib/core/segment/conditions.ts';
import { LOCAL_RESOURCES } from '../lib/local/resources.ts';
import type { Benches } from './bench.ts';
import { shippedProject } from './shipped-project.ts';

const { journeys, segments, messages } = await shippedProject();
const conditions = segmentConditions(segments);
const hashes = Object.fromEntries(Object.entries(messages).map(([id, { hash }]) => [id, hash]));

export const benches: Benches = Object.fromEntries(
  journeys.flatMap(({ journey }) => {
    const steps = graphOf(journey).nodes.length;
    const compile = () =>
      compileJourney({ journey, segments: conditions, messages: hashes, resources: LOCAL_RESOURCES });
    return [
      [`compile ${journey.id}, ${steps} steps`, compile],
      [`version of ${journey.id}`, () => versionOf(journey, hashes)],
    ];
  }),
);
