import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addAuthorCommands } from './author-commands.ts';
import { checked, type Finish } from './checked.ts';
import { ChaosInput, chaos } from './commands/chaos.ts';
import { CompileInput, compile } from './commands/compile.ts';
import { DemoInput, demo } from './commands/demo.ts';
import { SimulateInput, simulateCommand } from './commands/simulate.ts';
import { StartInput, start } from './commands/start.ts';
import { ValidateInput, validate } from './commands/validate.ts';
import { addCustomerCommands } from './customer-commands.ts';
import { examples } from './examples.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode } from './exit-code.ts';
import { addExperimentCommands } from './experiment-commands.ts';
import { addImport } from './import/import-options.ts';
import type { Io } from './io.ts';
import { addJourneyCommands } from './journey-commands.ts';
import { addMappingFlags } from './mapping-options.ts';
import { addMessageCommands } from './message-commands.ts';
import { addOperatorCommands } from './operator-commands.ts';

/**
 * Reads a command line and runs the command.
 * @param argv  what stands behind `sojourn`
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  try {
    await program(io, finish).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.call; // commander has said why
  }
  return exitCode;
}

function program(io: Io, finish: Finish): Command {
  const sojourn = new Command('sojourn')
    .description('Customer journeys in your own AWS account: check them, try them, look at them.')
    .exitOverride()
    // `import` and `import events` have flags of the same names: what stands behind a command is meant for it.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    })
    .showHelpAfterError('(sojourn --help shows what there is)')
    .addHelpText('after', `${EXIT_CODES_HELP}\n\nBegin with: npx sojourn demo`);
  addValidate(sojourn, io, finish);
  addCompile(sojourn, io, finish);
  addAuthorCommands(sojourn, io, finish);
  addSimulate(sojourn, io, finish);
  addDemo(sojourn, io, finish);
  addChaos(sojourn, io, finish);
  addStart(sojourn, io, finish);
  addMessageCommands(sojourn, io, finish);
  addImport(sojourn, io, finish);
  addJourneyCommands(sojourn, io, finish);
  addExperimentCommands(sojourn, io, finish);
  addCustomerCommands(sojourn, io, finish);
  addOperatorCommands(sojourn, io, finish);
  return sojourn;
}

function addValidate(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('validate')
    .description('say what is wrong with journeys, messages and segments')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .option('--json', 'print the same facts as JSON')
    .addHelpText('after', examples('npx sojourn validate', 'npx sojourn validate shops/kr/workflows --json'))
    .action(async (folder: string, flags: object) =>
      finish(await checked(ValidateInput, { ...flags, folder }, io, (input) => validate(input, io))),
    );
}

function addCompile(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('compile')
    .description('write state machines, triggers, messages and a picture of each journey')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .option('--out <folder>', 'where to write', 'out')
    .option('--json', 'print the same facts as JSON')
    .addHelpText(
      'after',
      examples('npx sojourn compile', 'npx sojourn compile shops/kr/workflows --out /tmp/kr'),
    )
    .action(async (folder: string, flags: object) =>
      finish(await checked(CompileInput, { ...flags, folder }, io, (input) => compile(input, io))),
    );
}

function addSimulate(sojourn: Command, io: Io, finish: Finish): void {
  const command = sojourn
    .command('simulate')
    .description('let a file of real events happen to journeys, on a clock of its own; nothing is sent')
    .argument('[journeys...]', 'journeys by id or file; all of them when none is named')
    .requiredOption('--events <file>', 'a .csv or .jsonl file, or either packed with .gz')
    .option(
      '--for <duration>',
      'how long, from the first event on (P30D); else until 30 days after the last event',
    )
    .option('--reachable <channels>', 'invent addresses and consent where the file has none: email,sms', list)
    .option('--folder <folder>', 'the workflows folder', 'workflows');
  addSimulationFlags(addMappingFlags(command))
    .addHelpText('after', SIMULATE_EXAMPLES)
    .action(async (journeys: string[], flags: object) => {
      const given = { ...flags, journeys, mapping: flags };
      finish(await checked(SimulateInput, given, io, (input) => simulateCommand(input, io)));
    });
}

function addDemo(sojourn: Command, io: Io, finish: Finish): void {
  const command = sojourn
    .command('demo')
    .description('simulate the journeys that come with Sojourn, with invented customers')
    .option('--customers <number>', 'how many', numeral);
  addSimulationFlags(command)
    .addHelpText('after', examples('npx sojourn demo', 'npx sojourn demo --customers 500 --seed 7'))
    .action(async (flags: object) => finish(await checked(DemoInput, flags, io, (input) => demo(input, io))));
}

function addChaos(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('chaos')
    .description(
      'run journeys while everything fails that can, and check each promise; exit code 1 if one broke',
    )
    .option('--seed <number>', 'another number, other days; the same number, the same (default: 1)', numeral)
    .option('--sends <number>', 'about how many messages (default: 5000)', numeral)
    .option(
      '--faults <share>',
      'of calls that end in a crash, and other faults to match (default: 0.01)',
      numeral,
    )
    .option('--customer <id>', 'show step by step what happened to one customer')
    .option('--json', 'print the same facts as JSON')
    .addHelpText('after', examples('npx sojourn chaos', 'npx sojourn chaos --seed 7 --sends 20000'))
    .action(async (flags: object) =>
      finish(await checked(ChaosInput, flags, io, (input) => chaos(input, io))),
    );
}

function addStart(sojourn: Command, io: Io, finish: Finish): void {
  sojourn
    .command('start')
    .description('run the whole stack on this machine, behind AWS endpoints; no account, nothing leaves it')
    .option('--port <number>', 'where it listens (default: 4600)', numeral)
    .option('--speed <number>', 'how many times as fast time passes; at 1440 a day takes a minute', numeral)
    .option('--data <folder>', 'keep what happened there for the next start')
    .option('--assembly <folder>', 'what cdk synth wrote earlier, instead of a new synthesis')
    .addHelpText('after', examples('npx sojourn start', 'npx sojourn start --speed 1440 --data .sojourn'))
    .action(async (flags: object) =>
      finish(await checked(StartInput, flags, io, (input) => start(input, io))),
    );
}

function addSimulationFlags(command: Command): Command {
  return command
    .option(
      '--seed <number>',
      'another number, other chances; the same number, the same result (default: 1)',
      numeral,
    )
    .option('--open-rate <share>', 'how many of the e-mails are opened (default: 0.4)', numeral)
    .option('--click-rate <share>', 'how many are clicked (default: 0.1)', numeral)
    .option('--out <folder>', 'where pictures and messages are written', 'out')
    .option('--json', 'print the same facts as JSON');
}

/** Commander puts the flag's name before the message. */
function numeral(written: string): number {
  const number = Number(written);
  if (written.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('It is not a number.');
  return number;
}

function list(written: string): string[] {
  return written.split(',').map((one) => one.trim());
}

const SIMULATE_EXAMPLES = `
A line of a .jsonl file is an event as other systems send it:
  {"messageId":"o-1","event":"Order Completed","customerId":"c-7","timestamp":"2026-03-01T09:00:00+09:00","properties":{"total":42}}
A .csv file has a header line; without flags its columns are event, customerId, timestamp and messageId.
Times are read as 2026-03-01T09:00:00Z, 2026-03-01 09:00, 2026-03-01, 20260301, or seconds since 1970.
${examples(
  'npx sojourn simulate abandoned-cart --events carts.jsonl --for P30D',
  `npx sojourn simulate post-purchase --events orders.csv.gz --event "Order Completed" \\
    --customer-column CustomerID --time-column InvoiceDate --zone Europe/London \\
    --group-by InvoiceNo --sum "total=Quantity*UnitPrice" --where "Quantity>0" --where "InvoiceNo!=C*" \\
    --reachable email`,
)}`;
