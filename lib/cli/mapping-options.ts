import type { Command } from 'commander';

/** The flags that say what the columns of an event file mean. */
export function addMappingFlags(command: Command): Command {
  return command
    .optionsGroup('What the columns of the file mean:')
    .option('--event <name>', 'every line is this event: "Order Completed"')
    .option('--event-column <column>', "the event's name (default: event)")
    .option(
      '--rename <name=event>',
      'a name in the file, and what it is in the journeys; again for more',
      more,
    )
    .option('--customer-column <column>', 'whose event it is (default: customerId)')
    .option('--time-column <column>', 'when it happened (default: timestamp)')
    .option('--zone <zone>', 'of times that do not say theirs: Asia/Seoul (default: UTC)')
    .option('--id-column <column>', 'what tells one event from another; a repeated one counts once')
    .option('--property <name=column>', 'a property of the event; add :number or :boolean for its type', more)
    .option('--sum <name=column*column>', 'a number: the product of columns, added up over a group', more)
    .option('--group-by <column>', 'lines with the same value here are one event, as an invoice is')
    .option('--trait <name=column>', "something known of the customer; locale='ko' for a fixed text", more)
    .option('--consent <channel=column>', 'whether the customer says yes to email or sms', more)
    .option('--where <test>', 'use only lines such as "Quantity>0", "Country=Korea", "InvoiceNo!=C*"', more)
    .option('--encoding <name>', 'of the file: euc-kr, windows-1252 (default: utf-8)')
    .optionsGroup('Options:');
}

function more(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
