import type { Command } from 'commander';
import { checked, type Finish } from './checked.ts';
import { DescribeInput, describeCommand } from './commands/describe.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';

/** What whoever writes journeys asks, beside whether they are right. */
export function addAuthorCommands(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('describe')
    .description('tell a journey in plain words: who enters, how often, what happens, who leaves')
    .argument('[journeys...]', 'journeys by id or file; all of them when none is named')
    .option('--folder <folder>', 'the workflows folder', 'workflows')
    .option('--json', 'print the same facts as JSON')
    .addHelpText('after', examples('npx sojourn describe abandoned-cart', 'npx sojourn describe --json'))
    .action(async (journeys: string[], flags: object) =>
      finish(await checked(DescribeInput, { ...flags, journeys }, io, (input) => describeCommand(input, io))),
    );
}
