import { renderDiagnostic } from '../lib/core/diagnostic-text.ts';
import { sojournApp } from '../lib/infra/app.ts';
import { loadProject } from '../lib/project/load.ts';

/** The CDK's entry (cdk.json): the workflows folder in, a stack out. Nothing is deployed from workflows that are wrong. */
const project = await loadProject('workflows');
for (const diagnostic of project.diagnostics) console.error(renderDiagnostic(diagnostic));
if (project.ok) sojournApp(project.value).synth();
else process.exitCode = 1;
