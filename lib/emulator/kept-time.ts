import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmulatorClock } from './service.ts';

/** How often the time is written down: a kill loses at most so much of real time. */
const EVERY_MS = 1000;

/** When the emulator goes on that last used the folder: now, or later where its time was ahead. It never runs backwards. */
export function keptTime(dataFolder: string): number {
  const file = join(dataFolder, FILE);
  return Math.max(Date.now(), existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
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
