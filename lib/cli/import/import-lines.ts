import { CHANNELS } from '../../core/channel/definition.ts';
import type { EventFileTally } from '../event-file/tally.ts';
import type { Paint } from '../io.ts';
import { placesWords } from '../render/event-file.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { channelWords } from '../words/send-words.ts';
import type { CustomerMapping } from './customer-mapping.ts';
import type { ImportTally } from './import-tally.ts';
import type { CustomerFile } from './open-customer-file.ts';
import type { ImportTrial } from './try-import.ts';
import { unusedColumns } from './unused-columns.ts';

type Found = {
  readonly name: string;
  readonly file: CustomerFile;
  readonly mapping: CustomerMapping;
  readonly tally: ImportTally;
};

/** What was found in a customer file. */
export function importLines({ name, file, mapping, tally }: Found, paint: Paint): string[] {
  const { rows, consents, optOuts, silent, rejects, invalidAddresses } = tally;
  const warn = (text: string) => `  ${paint('yellow', '!')} ${text}`;
  const places = (one: EventFileTally['bad'][number]) => paint('dim', placesWords(one.first, one.count));
  const unused = unusedColumns(mapping, file);
  return [
    `Read ${name}: ${plural(rows, 'row')}${file.guessed ? ' (read as euc-kr, as Korean Excel writes)' : ''}`,
    ...CHANNELS.filter((channel) => consents[channel] + optOuts[channel] > 0).map(
      (channel) =>
        `  ${channelWords(channel)}: ${countWords(consents[channel])} yes, ${countWords(optOuts[channel])} opted out`,
    ),
    ...(silent === 0 ? [] : [warn(silentWords(silent, mapping))]),
    ...rejects.map((one) => warn(`${plural(one.count, 'row')} rejected: ${one.reason} ${places(one)}`)),
    ...invalidAddresses.map((one) => warn(`${plural(one.count, 'row')}: ${one.reason} ${places(one)}`)),
    ...(unused.length === 0
      ? []
      : [paint('dim', `    not taken along: ${unused.join(', ')} (--column name=column)`)]),
  ];
}

/** No consent is ever made up; who knows more can say so. */
function silentWords(
  silent: number,
  { endpoints, optOuts, consents, othersConsented }: CustomerMapping,
): string {
  const what = `${plural(silent, 'row')} with no word on e-mail or SMS: no consent is noted, and no advertising is sent.`;
  if (othersConsented) return what;
  if (endpoints || optOuts.length > 0) {
    return `${what} Not having opted out is no yes; if they said yes to you, add --others-consented`;
  }
  return consents.length > 0
    ? what
    : `${what} Is there a column? --consent email=column, --opt-out email=column`;
}

/** What an import would do. */
export function trialLines(trial: ImportTrial, paint: Paint): string[] {
  const { customers, repeatedCustomers, sharedAddresses, wouldEnter } = trial;
  const warn = (text: string) => `  ${paint('yellow', '!')} ${text}`;
  return [
    `  ${plural(customers, 'customer')}`,
    ...(repeatedCustomers === 0
      ? []
      : [
          warn(
            `${plural(repeatedCustomers, 'customer')} with more than one row; of a yes and a no, the no counts`,
          ),
        ]),
    ...(sharedAddresses === 0
      ? []
      : [
          warn(
            `${countWords(sharedAddresses)} of the addresses with more than one customer; they get one copy`,
          ),
        ]),
    ...wouldEnter.map(({ journey, customers: entering }) =>
      warn(`${plural(entering, 'customer')} would enter ${journey}`),
    ),
    ...(wouldEnter.length === 0 ? ['  nobody would enter a journey'] : []),
    paint('dim', '    Who is in Sojourn already was not looked at; what they withdrew stays withdrawn.'),
  ];
}
