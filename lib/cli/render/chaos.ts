import { toIso } from '../../core/time/instant.ts';
import type { ChaosReport } from '../../local/chaos/report.ts';
import type { Paint } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { table } from './table.ts';

/** More of the same would hide the first. */
const SHOWN = 20;

/** What went wrong, what came of the messages nevertheless, and which promises were broken. */
export function chaosLines(report: ChaosReport, paint: Paint): string[] {
  const { seed, faults, worlds, accepted, trace, redriven } = report;
  const title = `Seed ${seed}, ${plural(worlds.length, 'world')}, faults at ${faults}`;
  return [
    paint('bold', title),
    '',
    ...counts('What went wrong', report.injected),
    '',
    ...counts('What the ledger says of each message', report.statuses),
    '',
    ...counts('What became of the journeys begun', report.enrolments),
    '',
    `${countWords(accepted)} messages were taken by the provider.`,
    ...copiesLines(report),
    ...(redriven === 0 ? [] : [`${plural(redriven, 'dead letter')} had to be delivered again.`]),
    ...(trace.length === 0 ? [] : ['', ...trace]),
    '',
    ...promiseLines(report, paint),
  ];
}

function counts(title: string, byName: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(byName).map(([name, count]) => [name, countWords(count)]);
  if (rows.length === 0) return [`${title}: nothing`];
  return table([{ name: title }, { name: '', align: 'right' }], rows);
}

function copiesLines({ mostCopies, doubled }: ChaosReport): string[] {
  return [
    `Copies of one marketing message to one address: ${mostCopies.marketing} at most (1 is allowed).`,
    `Copies of one transactional message: ${mostCopies.transactional} at most (2 are allowed); ${countWords(doubled)} came twice, after the provider had not said whether it took the first.`,
  ];
}

function promiseLines({ violations, worlds }: ChaosReport, paint: Paint): string[] {
  if (violations.length === 0) {
    const hashes = worlds.map(({ hash }) => hash).slice(0, 3);
    const more = worlds.length > hashes.length ? ', …' : '';
    return [
      `${paint('green', '✔')} Every promise was kept: nothing lost, nobody stuck, nothing sent that should not have been.`,
      paint('dim', `The same call does the same again, to the last line: ${hashes.join(', ')}${more}`),
    ];
  }
  return [
    `${paint('red', '✖')} ${plural(violations.length, 'broken promise')}`,
    ...violations
      .slice(0, SHOWN)
      .map(
        ({ rule, customer, step, at, what, seed }) =>
          `  ${rule}: ${customer} at ${step}, ${toIso(at)}: ${what} ${paint('dim', `(seed ${seed})`)}`,
      ),
    ...(violations.length > SHOWN ? [`  … and ${countWords(violations.length - SHOWN)} more`] : []),
  ];
}
