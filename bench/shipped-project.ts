import { loadProject } from '../lib/project/load.ts';
import type { Project } from '../lib/project/project.ts';

/** The workflows of this repository, to measure with what people really write. */
export async function shippedProject(): Promise<Project> {
  const read = await loadProject('workflows');
  if (!read.ok) throw new Error('the workflows have mistakes; see sojourn validate');
  return read.value;
}
