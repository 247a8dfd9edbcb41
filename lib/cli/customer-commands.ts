import type { Command } from 'commander';
import { checked, type Finish } from './checked.ts';
import { EraseInput, eraseCommand } from './commands/erase.ts';
import { SegmentInput, segmentCommand } from './commands/segment.ts';
import { withDeployment } from './deployment-options.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';

/** What one asks of the customers of a deployment, and does for them. */
export function addCustomerCommands(sojourn: Command, io: Io, finish: Finish): void {
  addSegment(sojourn, io, finish);
  addErase(sojourn, io, finish);
}

function addSegment(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('segment')
      .description('count who belongs to a segment, or tell why one customer does or does not')
      .argument('<segment>', 'the segment id')
      .option('--explain <customer>', 'why this one does or does not, and when that may change'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn segment lapsed --stage prod', 'npx sojourn segment lapsed --explain mina'),
    )
    .action(async (segment: string, flags: object) =>
      finish(await checked(SegmentInput, { ...flags, segment }, io, (input) => segmentCommand(input, io))),
    );
}

function addErase(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('erase')
      .description('delete all that is kept of a customer, for good')
      .argument('<customer>', 'the customer id')
      .option('--yes', 'do it; without it, only say what there is'),
  )
    .addHelpText('after', examples('npx sojourn erase mina', 'npx sojourn erase mina --stage prod --yes'))
    .action(async (customer: string, flags: object) =>
      finish(await checked(EraseInput, { ...flags, customer }, io, (input) => eraseCommand(input, io))),
    );
}
