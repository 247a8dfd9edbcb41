import type { Command } from 'commander';
import { checked, type Finish } from './checked.ts';
import { EventsInput, eventsCommand } from './commands/events.ts';
import { RedriveInput, redriveCommand } from './commands/redrive.ts';
import { ReportInput, reportCommand } from './commands/report.ts';
import { ResendInput, resendCommand } from './commands/resend.ts';
import { ResumeInput, resumeCommand } from './commands/resume.ts';
import { WhyInput, whyCommand } from './commands/why.ts';
import { withDeployment } from './deployment-options.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';

/** What whoever looks after a deployment asks of it and does there. */
export function addOperatorCommands(sojourn: Command, io: Io, finish: Finish): void {
  addWhy(sojourn, io, finish);
  addResend(sojourn, io, finish);
  addResume(sojourn, io, finish);
  addRedrive(sojourn, io, finish);
  addEvents(sojourn, io, finish);
  addReport(sojourn, io, finish);
}

function addWhy(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('why')
      .description('tell what a customer was sent, or was not, and why; from what is stored')
      .argument('<customer>', 'the customer id')
      .argument('[journey]', 'one journey only'),
  )
    .addHelpText('after', examples('npx sojourn why mina', 'npx sojourn why mina welcome --stage prod'))
    .action(async (customer: string, journey: string | undefined, flags: object) =>
      finish(await checked(WhyInput, { ...flags, customer, journey }, io, (input) => whyCommand(input, io))),
    );
}

function addResend(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('resend')
      .description('show messages of which nobody knows whether they went out, and send them once more')
      .argument('<journey>', 'the journey id')
      .option('--send <id>', 'this one only')
      .option('--yes', 'send them; some may arrive twice')
      .option('--dry-run', 'only show them, as without --yes'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn resend welcome --stage prod', 'npx sojourn resend welcome --stage prod --yes'),
    )
    .action(async (journey: string, flags: object) =>
      finish(await checked(ResendInput, { ...flags, journey }, io, (input) => resendCommand(input, io))),
    );
}

function addResume(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('resume')
      .description("show why a journey's marketing is paused, and let it go on")
      .argument('<journey>', 'the journey id')
      .option('--yes', 'let it go on'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn resume welcome --stage prod', 'npx sojourn resume welcome --stage prod --yes'),
    )
    .action(async (journey: string, flags: object) =>
      finish(await checked(ResumeInput, { ...flags, journey }, io, (input) => resumeCommand(input, io))),
    );
}

function addRedrive(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('redrive')
      .description('bring events and messages that could not be processed back to their queue')
      .option('--look', 'only show them, ten of each queue at most, with the reasons'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn redrive --stage prod --look', 'npx sojourn redrive --stage prod'),
    )
    .action(async (flags: object) =>
      finish(await checked(RedriveInput, flags, io, (input) => redriveCommand(input, io))),
    );
}

function addEvents(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('events')
      .description('show which events were not taken in, and why')
      .option('--day <day>', 'those of one day, one by one: 2026-03-02'),
  )
    .addHelpText(
      'after',
      examples('npx sojourn events --stage prod', 'npx sojourn events --stage prod --day 2026-03-02'),
    )
    .action(async (flags: object) =>
      finish(await checked(EventsInput, flags, io, (input) => eventsCommand(input, io))),
    );
}

function addReport(sojourn: Command, io: Io, finish: Finish): void {
  withDeployment(
    sojourn
      .command('report')
      .description('show how the journeys do against their targets; of one, which step brings its goals')
      .argument('[journey]', 'one journey only')
      .option('--attribution <rule>', 'whom a goal is credited to: last, first or linear (default: last)'),
  )
    .addHelpText(
      'after',
      examples(
        'npx sojourn report --stage prod',
        'npx sojourn report abandoned-cart --stage prod --attribution linear',
      ),
    )
    .action(async (journey: string | undefined, flags: object) =>
      finish(await checked(ReportInput, { ...flags, journey }, io, (input) => reportCommand(input, io))),
    );
}
