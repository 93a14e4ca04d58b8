// Starts the fake model server by hand, for trying the program without a model. What it answers comes from the embedded
// reader, or from a script: a JSON file of mail texts and answers. Needs a checkout: the fake lives beside the tests.
//   npm run fake-model -- --port 11435 --pace 0.1 --knob stall,answer

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    port: { type: 'string', default: '11434' },
    pace: { type: 'string', default: '1' },
    version: { type: 'string', default: '0.34.1' },
    parallel: { type: 'string', default: '1' },
    cache: { type: 'string', default: 'dense' },
    path: { type: 'string', default: 'rendered' },
    script: { type: 'string' },
    knob: { type: 'string', multiple: true, default: [] },
  },
});

const usage = `npm run fake-model -- [options]
  --port N          11434
  --pace X          1: as slow as a small machine; 0: at once
  --version V       version it pretends to be (0.34.1)
  --parallel N      slots that share the cache (1)
  --cache KIND      dense, hybrid
  --path WAY        rendered, native (keys sorted)
  --script FILE     JSON: { "words of a mail": { "s01": ["cancel"] } }
  --knob NAMES      what the next requests meet, one after another, the last one for good:
                    `;

const { module: fake } = await runnerImport(
  fileURLToPath(new URL('../test/fakes/ollama.ts', import.meta.url)),
);
const { module: scenes } = await runnerImport(
  fileURLToPath(new URL('../test/fakes/ollama-scenes.ts', import.meta.url)),
);
if (values.help) {
  console.log(usage + scenes.KNOBS.join(', '));
  process.exit(0);
}
const server = await fake.fakeOllama({
  port: Number(values.port),
  pace: Number(values.pace),
  version: values.version,
  parallel: Number(values.parallel),
  cache: values.cache,
  path: values.path,
});
if (values.script !== undefined) {
  const { readFileSync } = await import('node:fs');
  server.script(JSON.parse(readFileSync(values.script, 'utf8')));
}
const knobs = values.knob.flatMap((names) => names.split(','));
const unknown = knobs.filter((name) => scenes.sceneOf(name) === null);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${scenes.KNOBS.join(', ')}`);
  process.exit(2);
}
server.play(...knobs.map(scenes.sceneOf));
console.log(`A fake model server listens at ${server.url}. Stop it with Ctrl-C.`);
