// Writes practice.schema.json and docs/configuration.md from the one schema. Run after `npm run build`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { practiceJsonSchema } from '../dist/config/json-schema.js';
import { referencePage } from '../dist/config/reference-page.js';

const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}/practice.schema.json`, practiceJsonSchema());
writeFileSync(`${root}/docs/configuration.md`, referencePage());
