import type { Command } from 'commander';
import { checked, type Finish } from './checked.ts';
import { PreviewInput, previewCommand } from './commands/preview.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';

/** What whoever writes messages asks. */
export function addMessageCommands(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('preview')
    .description('show a message as a customer gets it, in all its languages, and what a text costs')
    .argument('<message>', 'the message id')
    .option('--folder <folder>', 'the workflows folder', 'workflows')
    .option('--customer <who>', "a JSON file, or the number of one of the message's samples", '1')
    .option('--locale <language>', 'one language only')
    .option('--output <file>', 'where to write the page (default: out/preview/<message>.html)')
    .option('--open', 'show it at once')
    .option('--send-to <address>', 'send it there instead: you@example.com or +821012345678')
    .option('--endpoint <address>', 'by whom, if not AWS: http://127.0.0.1:4600')
    .option('--json', 'print the same facts as JSON')
    .addHelpText(
      'after',
      examples(
        'npx sojourn preview welcome --open',
        'npx sojourn preview welcome --customer mina.json --locale ko',
        'npx sojourn preview welcome --locale ko --send-to you@example.com',
      ),
    )
    .action(async (message: string, flags: object) =>
      finish(await checked(PreviewInput, { ...flags, message }, io, (input) => previewCommand(input, io))),
    );
}
