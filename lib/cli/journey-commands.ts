import type { Command } from 'commander';
import { checked, type Finish } from './checked.ts';
import { EnrolInput, enrolCommand } from './commands/enrol.ts';
import { EnrolmentsInput, enrolmentsCommand } from './commands/enrolments.ts';
import { ExitInput, exitCommand } from './commands/exit.ts';
import { MigrateInput, migrateCommand } from './commands/migrate.ts';
import { PauseInput, pauseCommand } from './commands/pause.ts';
import { RetryInput, retryCommand } from './commands/retry.ts';
import { withDeployment } from './deployment-options.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';

/** What one asks of a journey that runs, and does to it. */
export function addJourneyCommands(sojourn: Command, io: Io, finish: Finish): void {
  addEnrolments(sojourn, io, finish);
  addEnrol(sojourn, io, finish);
  addExit(sojourn, io, finish);
  addRetry(sojourn, io, finish);
  addPause(sojourn, io, finish);
  addMigrate(sojourn, io, finish);
}

function addEnrolments(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('enrolments')
      .description('count who stands where in a journey, and why')
      .argument('<journey>', 'the journey id'),
  )
    .addHelpText('after', examples('npx sojourn enrolments win-back --stage prod'))
    .action(async (journey: string, flags: object) =>
      finish(
        await checked(EnrolmentsInput, { ...flags, journey }, io, (input) => enrolmentsCommand(input, io)),
      ),
    );
}

function addEnrol(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('enrol')
      .description('let one customer into a journey; what the journey asks of newcomers still holds')
      .argument('<customer>', 'the customer id')
      .argument('<journey>', 'the journey id')
      .option('--property <name=value>', 'of the event that she enters by; may be repeated', collect, []),
  )
    .addHelpText(
      'after',
      examples(
        'npx sojourn enrol mina onboarding',
        'npx sojourn enrol mina abandoned-cart --property cartId=cart-7 --property value=94.5',
      ),
    )
    .action(async (customer: string, journey: string, flags: object) =>
      finish(
        await checked(EnrolInput, { ...flags, customer, journey }, io, (input) => enrolCommand(input, io)),
      ),
    );
}

function addExit(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('exit')
      .description('take a customer, or everybody, out of a journey')
      .argument('<journey>', 'the journey id')
      .option('--customer <id>', 'this one')
      .option('--all', 'everybody')
      .option('--step <step>', 'only who stands at this step')
      .option('--yes', 'do it; without it, only count'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn exit win-back --customer mina --yes', 'npx sojourn exit win-back --all'),
    )
    .action(async (journey: string, flags: object) =>
      finish(await checked(ExitInput, { ...flags, journey }, io, (input) => exitCommand(input, io))),
    );
}

function addRetry(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('retry')
      .description('show who failed in a journey, and let them go on where they failed')
      .argument('<journey>', 'the journey id')
      .option('--step <step>', 'only who failed at this step')
      .option('--customer <id>', 'this one only')
      .option('--yes', 'let them go on; without it, only show them'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn retry win-back', 'npx sojourn retry win-back --step hello-again --yes'),
    )
    .action(async (journey: string, flags: object) =>
      finish(await checked(RetryInput, { ...flags, journey }, io, (input) => retryCommand(input, io))),
    );
}

function addPause(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('pause')
      .description('stop the marketing of a journey at once; sojourn resume lets it go on')
      .argument('<journey>', 'the journey id')
      .option('--reason <text>', 'for whoever asks later (default: paused by hand)'),
  )
    .addHelpText('after', examples('npx sojourn pause win-back --reason "wrong price in the mail"'))
    .action(async (journey: string, flags: object) =>
      finish(await checked(PauseInput, { ...flags, journey }, io, (input) => pauseCommand(input, io))),
    );
}

function addMigrate(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('migrate')
      .description('bring those who wait in an older version of a journey into the one that is live')
      .argument('<journey>', 'the journey id')
      .option('--map <file>', 'JSON with the new name of each step: { "old-step": "new-step" }')
      .option('--folder <folder>', 'the workflows folder, as it is deployed', 'workflows')
      .option('--dry-run', 'only count, as without --yes')
      .option('--yes', 'do it'),
  )
    .addHelpText(
      'after',
      examples(
        'npx sojourn migrate win-back --dry-run',
        'npx sojourn migrate win-back --map steps.json --yes',
      ),
    )
    .action(async (journey: string, flags: object) =>
      finish(await checked(MigrateInput, { ...flags, journey }, io, (input) => migrateCommand(input, io))),
    );
}

function collect(one: string, before: readonly string[]): string[] {
  return [...before, one];
}
