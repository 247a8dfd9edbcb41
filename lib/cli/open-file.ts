import { spawn } from 'node:child_process';
import { openCommand } from './open-command.ts';

/** Shows a file in the program that the machine has for it. Where there is none, nothing happens. */
export function openFile(file: string, platform: string): void {
  const [program = '', ...given] = openCommand(file, platform).split(' ');
  const child = spawn(program, given, { detached: true, stdio: 'ignore', shell: platform === 'win32' });
  child.on('error', () => undefined); // a server has no such program: the file's name was said
  child.unref();
}
