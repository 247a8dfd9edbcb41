import type { Journey } from '../../core/journey/definition.ts';
import { toIso } from '../../core/time/instant.ts';
import type { JourneyReport, SimulationReport } from '../../local/report.ts';
import type { Paint } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { reasonWords } from '../words/reason-words.ts';
import { journeyLines } from './journey.ts';

/** The whole report of a simulation for people, at most 100 columns wide. */
export function reportLines(report: SimulationReport, journeys: readonly Journey[], paint: Paint): string[] {
  const byId = new Map(report.journeys.map((journey) => [journey.id, journey]));
  const parts = journeys.flatMap((journey) => {
    const own = byId.get(journey.id);
    return own === undefined ? [] : ['', ...journeyLines(journey, own, paint)];
  });
  return [...headerLines(report, paint), ...parts];
}

function headerLines(report: SimulationReport, paint: Paint): string[] {
  const { from, until, customers, events, seed, wallMs, peakMemoryBytes } = report;
  const days = Math.round((until - from) / 86_400_000);
  const entries = report.journeys.reduce((sum: number, { enrolments }: JourneyReport) => sum + enrolments, 0);
  const seconds = wallMs / 1000;
  const refused = events.rejected.map(({ reason, count }) => `${plural(count, 'event')} not used: ${reason}`);
  const adjusted = [
    ...(events.duplicates > 0 ? [`${plural(events.duplicates, 'event')} came twice and counted once`] : []),
    ...(events.clamped > 0 ? [`${plural(events.clamped, 'event')} with a wrong clock, set right`] : []),
  ];
  return [
    paint(
      'bold',
      `${day(from)} to ${day(until)}, ${plural(days, 'day')}: ${plural(customers, 'customer')}, ${plural(events.kept, 'event')}, ${plural(entries, 'enrolment')}`,
    ),
    paint(
      'dim',
      `simulated in ${seconds.toFixed(1)} s (${countWords(entries / Math.max(seconds, 0.001))} enrolments/s, at most ${countWords(peakMemoryBytes / 1e6)} MB) with seed ${seed}`,
    ),
    ...[...adjusted, ...refused.map(reasonWords)].map((line) => `${paint('yellow', '!')} ${line}`),
  ];
}

function day(instant: number): string {
  return toIso(instant).slice(0, 10);
}
