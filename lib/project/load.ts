import { join } from 'node:path';
import type { Diagnostic, Read } from '../core/diagnostic.ts';
import { readDocument } from '../core/document/read.ts';
import { readJourney } from '../core/journey/read.ts';
import { segmentConditions } from '../core/segment/conditions.ts';
import { Settings } from '../core/settings.ts';
import type { Project } from './project.ts';
import { readEvents } from './read-events.ts';
import { readJsonFiles } from './read-folder.ts';
import { readMessages } from './read-messages.ts';
import { readSegments } from './read-segments.ts';
import { mistakeOf, readText } from './text-file.ts';
import { foundTogether } from './together.ts';

/**
 * Reads a workflows folder: settings.json, segments, events, messages, journeys. The diagnostics are those of all files, in
 * that order; a project is only given when none of them is an error.
 * @param workflows the folder as it is to be shown in places: `workflows`
 */
export async function loadProject(workflows: string): Promise<Read<Project>> {
  const settings = await readSettings(workflows);
  const { segments, sources, diagnostics: ofSegments } = await readSegments(workflows);
  const { events, diagnostics: ofEvents } = await readEvents(workflows);
  const known = settings.ok ? settings.value : undefined;
  const { messages, diagnostics: ofMessages } = await readMessages(workflows, known);
  const context = { segments: segmentConditions(segments), messages, settings: known };
  const journeyFiles = await readJsonFiles(join(workflows, 'journeys'), (source) =>
    readJourney({ ...source, context }),
  );
  const diagnostics: Diagnostic[] = [
    ...settings.diagnostics,
    ...ofSegments,
    ...ofEvents,
    ...ofMessages,
    ...journeyFiles.flatMap(({ read }) => read.diagnostics),
  ];
  if (journeyFiles.length === 0) diagnostics.push(noJourneys(workflows));
  if (known === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ok: false, diagnostics };
  }
  const journeys = journeyFiles.flatMap(({ file, text, read }) =>
    read.ok ? [{ file, text, journey: read.value }] : [],
  );
  const together = foundTogether({ events, segments: sources, journeys });
  const value = { settings: known, segments, events, messages, journeys };
  return { ok: true, value, diagnostics: [...diagnostics, ...together] };
}

async function readSettings(workflows: string): Promise<Read<Settings>> {
  const file = join(workflows, 'settings.json');
  const text = await readText(file);
  if (text !== undefined) return readDocument({ text, file, schema: Settings });
  const message = `there is no ${file}, which says who the messages come from`;
  return { ok: false, diagnostics: [mistakeOf(file, { rule: 'files-exist', message })] };
}

function noJourneys(workflows: string): Diagnostic {
  const folder = join(workflows, 'journeys');
  return mistakeOf(folder, { rule: 'files-exist', message: `there is no journey in ${folder}` });
}
