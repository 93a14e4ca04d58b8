// The chart through the template language of Go, which Helm speaks: kubectl brings it, and needs no cluster for it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { at, objectsIn, rendered } from '../build/rendered-chart.ts';
import { said } from './debian/debian.ts';
import { program, tempFolder } from './ports.ts';

const chart = fileURLToPath(new URL('../../deploy/chart/', import.meta.url));
const values: unknown = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'));

/** What Go makes of a template; the values hang on an object that kubectl takes for one of a cluster. */
function byGo(template: string): string {
  const file = join(tempFolder('chart'), 'values.json');
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'values' }, Values: values };
  writeFileSync(file, JSON.stringify(object));
  const words = ['label', '--local', '--filename', file, 'a=b', '--output', `go-template-file=${template}`];
  const { code, out, err } = said(program('/usr/bin/kubectl'), words);
  expect(code, err).toBe(0);
  return out;
}

it.each(['practices', 'models'])(
  '%s.yaml is a template of Go, and makes what the tests of the chart look at',
  (name) => {
    const template = join(chart, `templates/${name}.yaml`);
    const made = byGo(template);
    expect(made).not.toContain('<no value>');
    const objects = objectsIn(made);
    expect(objects.length).toBeGreaterThan(3);
    for (const one of objects) expect(at(one, 'metadata.name')).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(objects).toEqual(rendered(readFileSync(template, 'utf8'), values));
  },
);
