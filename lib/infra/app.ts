import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { compileProject } from '../project/compile-project.ts';
import type { Project } from '../project/project.ts';
import { FUNCTION_PLACEHOLDERS } from './journeys.ts';
import { SojournStack } from './sojourn-stack.ts';

/** What `cdk -c name=value` may say. */
const Context = z.object({
  /** One stack each, side by side in one account if need be. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, { error: 'must be a short lower-case word, as in prod' })
    .default('dev'),
  /** How many messages may be under way to the providers at once: docs/operations.md. */
  sendConcurrency: z.coerce.number().int().min(1).max(1000).optional(),
});

/**
 * The CDK app: one stack for the stage, checked by cdk-nag. The stage `dev` is for trying things out: deleting its stack
 * deletes its data.
 */
export function sojournApp(project: Project): App {
  const app = new App();
  const { stage, sendConcurrency } = Context.parse({
    stage: app.node.tryGetContext('stage'),
    sendConcurrency: app.node.tryGetContext('sendConcurrency'),
  });
  new SojournStack(app, `sojourn-${stage}`, {
    project: compileProject(project, FUNCTION_PLACEHOLDERS),
    keep: stage !== 'dev',
    sendConcurrency,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  return app;
}
