import type { Command } from 'commander';

/** The flags of every command that asks a deployment. */
export function withDeployment(command: Command): Command {
  return command
    .option('--stage <stage>', 'which deployment', 'dev')
    .option('--endpoint <address>', 'where, if not on AWS: http://127.0.0.1:4600')
    .option('--json', 'print the same facts as JSON');
}
