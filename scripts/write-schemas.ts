import { writeFile } from 'node:fs/promises';
import { editorSchemas } from './schemas/editor-schemas.ts';

const workflows = new URL('../workflows/', import.meta.url);
for (const [name, text] of Object.entries(editorSchemas())) await writeFile(new URL(name, workflows), text);
