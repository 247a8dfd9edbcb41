import type { Command } from 'commander';
import { checked, type Finish } from '../checked.ts';
import { ImportInput, importCommand } from '../commands/import.ts';
import { ImportEventsInput, importEventsCommand } from '../commands/import-events.ts';
import { withDeployment } from '../deployment-options.ts';
import { examples } from '../examples.ts';
import type { Io } from '../io.ts';
import { addMappingFlags } from '../mapping-options.ts';

/** Brings customers over from another system. */
export function addImport(sojourn: Command, io: Io, finish: Finish): void {
  const customers = sojourn
    .command('import')
    .description('bring customers over from another system, with who has unsubscribed there')
    .argument(
      '<file>',
      'a .csv or .jsonl file, or either packed with .gz; exports of Amazon Pinpoint as they are',
    )
    .option('--dry-run', 'only tell what would happen')
    .option('--folder <folder>', 'the workflows folder, for --dry-run', 'workflows')
    .option('--stage <stage>', 'which deployment', 'dev')
    .option('--endpoint <address>', 'where, if not on AWS: http://127.0.0.1:4600')
    .option('--json', 'print the same facts as JSON')
    .optionsGroup('What the columns of the file mean:')
    .option(
      '--column <name=column>',
      'customerId, email, phone, locale, zone, country or any of your own',
      more,
    )
    .option('--consent <channel=column>', 'whether the customer says yes to email or sms', more)
    .option('--opt-out <channel=column>', 'whether the customer has unsubscribed from email or sms', more)
    .option('--others-consented', 'who has not opted out has said yes to you; without it nobody knows')
    .option('--country <country>', 'of telephone numbers that do not say theirs: KR')
    .option('--encoding <name>', 'of the file: euc-kr, windows-1252 (default: found out)')
    .addHelpText('after', IMPORT_HELP)
    .action(async (file: string, flags: object) => {
      const given = { ...flags, file, mapping: flags };
      finish(await checked(ImportInput, given, io, (input) => importCommand(input, io)));
    });
  addImportEvents(customers, io, finish);
}

/** `sojourn import events`: what customers did, as history. */
function addImportEvents(customers: Command, io: Io, finish: Finish): void {
  const command = customers
    .command('events')
    .description('bring over what customers did: it counts in conditions and segments, and starts nothing')
    .argument('<file>', 'a .csv or .jsonl file, or either packed with .gz')
    .option('--dry-run', 'only tell what was found, and whom it would lead where if it happened now')
    .option('--folder <folder>', 'the workflows folder, for --dry-run', 'workflows');
  addMappingFlags(withDeployment(command))
    .addHelpText(
      'after',
      examples(
        'npx sojourn import events orders.csv --event "Order Completed" --time-column InvoiceDate --dry-run',
        'npx sojourn import events history.jsonl --stage prod',
      ),
    )
    .action(async (file: string, flags: object) => {
      const given = { ...flags, file, mapping: flags };
      finish(await checked(ImportEventsInput, given, io, (input) => importEventsCommand(input, io)));
    });
}

function more(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

const IMPORT_HELP = `
Columns called customerId, email, phone, locale, zone, country, firstName and lastName need no flag.
Yes and no are understood as yes/no, true/false, 1/0, subscribed/unsubscribed, 동의/거부; what is not understood is rejected.
Stopped in the middle, the same command goes on where it was. Nothing is imported twice.
${examples(
  'npx sojourn import endpoints.csv --dry-run',
  `npx sojourn import customers.csv --country KR --column customerId=회원번호 --column email=Mail --column phone=Mobile \\
    --consent email=Newsletter --opt-out sms=수신거부 --stage prod`,
)}`;
