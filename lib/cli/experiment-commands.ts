import type { Command } from 'commander';
import { openDeployed } from '../aws/deployed.ts';
import { checked, type Finish } from './checked.ts';
import { HoldoutInput, holdoutCommand } from './commands/holdout.ts';
import { PromoteInput, promoteCommand } from './commands/promote.ts';
import { RecountInput, recountCommand } from './commands/recount.ts';
import { ResultsInput, resultsCommand } from './commands/results.ts';
import { UndoInput, undoCommand } from './commands/undo.ts';
import { withDeployment } from './deployment-options.ts';
import { examples } from './examples.ts';
import { readHoldout } from './experiments/read-holdout.ts';
import { readResults } from './experiments/read-results.ts';
import type { Io } from './io.ts';
import { onDeployment } from './on-deployment.ts';

/** What one asks of A/B tests, and decides of them. */
export function addExperimentCommands(sojourn: Command, io: Io, finish: Finish): void {
  addResults(sojourn, io, finish);
  addPromote(sojourn, io, finish);
  addUndo(sojourn, io, finish);
  addRecount(sojourn, io, finish);
}

function addResults(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('results')
      .description("show what a journey's A/B tests found, or what all marketing brings: the verdict first")
      .argument('[journey]', 'the journey id; without it, the customers who get no marketing (holdout)')
      .option('--pictures <folder>', 'draw the lift over time and the funnel of each variant'),
  )
    .addHelpText('after', examples('npx sojourn results abandoned-cart --stage prod'))
    .action(async (journey: string | undefined, flags: object) =>
      finish(
        journey === undefined
          ? await checked(HoldoutInput, flags, io, (input) => holdout(input, io))
          : await checked(ResultsInput, { ...flags, journey }, io, (input) => results(input, io)),
      ),
    );
}

function holdout(input: HoldoutInput, io: Io) {
  return onDeployment(input, { io, open: openDeployed }, async (deployed) =>
    holdoutCommand(input, io, await readHoldout(deployed)),
  );
}

function results(input: ResultsInput, io: Io) {
  return onDeployment(input, { io, open: openDeployed }, (deployed) =>
    resultsCommand(input, io, ({ journey }) => readResults(journey, deployed)),
  );
}

function addPromote(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('promote')
      .description('give all newcomers one variant of an A/B test')
      .argument('<journey>', 'the journey id')
      .argument('<step>', 'the step that tests')
      .argument('<variant>', 'the variant')
      .option('--why <words>', 'kept with the decision'),
  )
    .addHelpText('after', examples('npx sojourn promote abandoned-cart offer five-off --stage prod'))
    .action(async (journey: string, step: string, variant: string, flags: object) =>
      finish(
        await checked(PromoteInput, { ...flags, journey, step, variant }, io, (input) =>
          promoteCommand(input, io),
        ),
      ),
    );
}

function addUndo(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('undo')
      .description('take back the last decision on an A/B test')
      .argument('<journey>', 'the journey id')
      .argument('<step>', 'the step that tests'),
  )
    .addHelpText('after', examples('npx sojourn undo abandoned-cart offer --stage prod'))
    .action(async (journey: string, step: string, flags: object) =>
      finish(await checked(UndoInput, { ...flags, journey, step }, io, (input) => undoCommand(input, io))),
    );
}

function addRecount(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('recount')
      .description("add a journey's A/B tests up once more, from what each customer did")
      .argument('<journey>', 'the journey id')
      .option('--repair', 'put the counters right'),
  )
    .addHelpText('after', examples('npx sojourn recount abandoned-cart --stage prod'))
    .action(async (journey: string, flags: object) =>
      finish(await checked(RecountInput, { ...flags, journey }, io, (input) => recountCommand(input, io))),
    );
}
