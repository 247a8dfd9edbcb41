#!/usr/bin/env node
import process from 'node:process';
import { runProgram } from '../lib/cli/program.ts';
import { terminalIo } from '../lib/cli/terminal-io.ts';

// `sojourn … | head` closes the pipe early: nothing went wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit: what is still on its way into a pipe must get there.
process.exitCode = await runProgram(process.argv.slice(2), terminalIo(process.stdout, process.stderr));
