import { runProgram } from '../../lib/cli/program.ts';
import { listeningIo } from '../cli/listening-io.ts';
import { eventually } from './end-to-end-stack.ts';

/** What an operator types against a running stack. @param endpoint where it is at that moment */
export function commandLineAt(endpoint: () => string) {
  /** Runs what stands behind `npx sojourn`. @returns what was said, on whichever stream */
  async function sojourn(...words: string[]): Promise<string> {
    const terminal = listeningIo();
    await runProgram([...words, '--endpoint', endpoint()], terminal.io);
    return `${terminal.out()}${terminal.err()}`;
  }
  /** Says it again until the answer is as expected. @throws Error with what was said last, after a minute */
  async function until(expected: RegExp, ...words: string[]): Promise<string> {
    let said = '';
    const ask = async () => {
      said = await sojourn(...words);
      return expected.test(said) ? said : undefined;
    };
    return eventually(ask, 60).catch(() => {
      throw new Error(`sojourn ${words.join(' ')} never said ${expected}, but:\n${said}`);
    });
  }
  return { sojourn, until };
}
