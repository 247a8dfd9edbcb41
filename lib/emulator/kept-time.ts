import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmulatorClock } from './service.ts';

/** How often the time is written down: a kill loses at most so much of real time. */
const EVERY_MS = 1000;

/** When the emulator that last used the folder stopped: time does not run backwards. Undefined for a new folder. */
export function keptTime(dataFolder: string): number | undefined {
  const file = join(dataFolder, FILE);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

/** Writes down what time it is until the returned function is called, which does it a last time. */
export function keepTime(dataFolder: string, clock: Pick<EmulatorClock, 'now'>): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const write = (): void => writeFileSync(join(dataFolder, FILE), String(clock.now()));
  const timer = setInterval(write, EVERY_MS);
  return () => {
    clearInterval(timer);
    write();
  };
}

const FILE = 'time';
