import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports-of.ts';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Every file and package within reach, through static and dynamic imports alike; types among them. */
function reachOf(...starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const imported of importsOf(readFileSync(join(src, path), 'utf8'))) {
      if (!imported.startsWith('.')) reached.add(imported);
      else {
        const target = relative(src, resolve(src, dirname(path), imported));
        if (existsSync(join(src, target))) visit(target);
      }
    }
  };
  for (const start of starts) visit(start);
  return reached;
}

/** Where letters leave, and what writes to a mailbox. */
const WAYS_OUT = [
  /^adapters\/smtp\//,
  /^nodemailer$/,
  /^adapters\/outbox-folder\.ts$/,
  /^adapters\/imap\/(?:imap-mailbox|drafts|sent-folder|keywords|review-folders|arrivals)\.ts$/,
  /^adapters\/alerts\//,
  /^post-office\.ts$/,
  /^world\.ts$/,
  /^doors\.ts$/,
];

function waysOutOf(reach: ReadonlySet<string>): readonly string[] {
  return [...reach].filter((path) => WAYS_OUT.some((way) => way.test(path)));
}

describe('a dry run', () => {
  it('has no way to send and none to write to a mailbox within its reach', () => {
    const reach = reachOf('cli/commands/dry-run.ts', 'cli/dry-run/dry-run-past.ts', 'dry-world.ts');
    expect(reach).toContain('adapters/imap/past-mail.ts');
    expect(reach).toContain('imapflow');
    expect(reach).toContain('cli/dry-run/past-judged.ts');
    expect(waysOutOf(reach)).toEqual([]);
  });

  it('would show a way out if there were one', () => {
    expect(waysOutOf(reachOf('doors.ts'))).toContain('adapters/smtp/smtp-outbox.ts');
  });
});
