import { readFileSync } from 'node:fs';
import { sojournApp } from '../../lib/infra/app.ts';
import { loadProject } from '../../lib/project/load.ts';
import type { Project } from '../../lib/project/project.ts';

/** This repository's stack into a folder, with what the test puts in place of the shipped workflows. */
export async function synthesizeWorkflows(
  folder: string,
  change: (shipped: Project) => Partial<Project>,
): Promise<void> {
  const read = await loadProject('workflows');
  if (!read.ok) throw new Error('the shipped workflows are wrong');
  const { context }: { context: unknown } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  // As `cdk synth` hands them over.
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
  process.env['CDK_OUTDIR'] = folder;
  sojournApp({ ...read.value, ...change(read.value) }).synth();
}
