import type { Journey } from '../core/journey/definition.ts';
import type { Io } from './io.ts';
import { reportLines } from './render/report.ts';
import type { SimulationOutcome } from './run-simulation.ts';
import { countWords } from './words/number-words.ts';

/** Prints the report, and where the pictures and messages are. */
export function saySimulation(outcome: SimulationOutcome, journeys: readonly Journey[], io: Io): void {
  const { report, pictures, messages } = outcome;
  io.out(reportLines(report, journeys, io.paint).join('\n'));
  io.out('');
  for (const picture of pictures) io.out(`Picture   ${picture}`);
  for (const { index, shown, sent } of messages) {
    const which =
      shown < sent
        ? `the first of each step and language: ${countWords(shown)} of ${countWords(sent)}`
        : `all ${countWords(sent)}`;
    io.out(`Messages  ${index}  (${which})`);
  }
}
