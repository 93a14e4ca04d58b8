// `agent init` on a folder of its own, with somebody who answers by what is asked; no network is behind it.

import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Doors } from '../../../src/cli/doors.ts';
import type { SetupDoors } from '../../../src/cli/init/setup-doors.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { STEPS, type Step } from '../../../src/core/setup/answers.ts';
import type { ServersLook } from '../../../src/domain/server-look.ts';
import { doors } from '../../../src/doors.ts';

// Keys of these practices lie in a folder of their own, never in that of whoever runs the tests.
process.env.XDG_CONFIG_HOME = mkdtempSync(join(tmpdir(), 'init-config-'));

const kine = fileURLToPath(new URL('../../../examples/kine-fr', import.meta.url));

/** A practice's folder before anything is set up: its agenda, its export of patients, its past mail. */
export function anEmptyPractice(): string {
  const folder = mkdtempSync(join(tmpdir(), 'init-'));
  cpSync(join(kine, 'agenda.ics'), join(folder, 'agenda.ics'));
  cpSync(join(kine, 'patients.csv'), join(folder, 'export.csv'));
  cpSync(join(kine, 'inbox'), join(folder, 'inbox'), { recursive: true });
  return folder;
}

/** What `agent init` kept of a sitting in which everything was answered but these parts. */
export function allAnsweredBut(...open: readonly Step[]): string {
  const done = STEPS.filter((step) => !open.includes(step));
  return `practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail: { addresses: cabinet@example.org, authserv-ids: mx.example.org, inbox: inbox }
hours: { monday: 09:00-12:00 }
agenda: { file: agenda.ics }
alerts: { file: alerts.jsonl }
slot-types: { habituel: { duration: 30 min } }
init: { done: [${done.join(', ')}], dry-run: false }
`;
}

/** Servers that let us in, with headers that name who vouches for senders. */
export const REACHED: ServersLook = {
  mailbox: {
    kind: 'reached',
    took: 5,
    found: {
      mails: 212,
      pushes: true,
      sentFolder: 'Sent',
      draftsFolder: 'Drafts',
      headers: Array.from({ length: 20 }, () => [
        { name: 'authentication-results', value: 'mx.example.org; dmarc=pass header.from=example.org' },
        { name: 'received', value: 'from a.example.net by mx.example.org; Tue, 24 Nov 2026 09:00:00 +0100' },
      ]),
    },
  },
  outbox: { kind: 'reached', took: 4, found: undefined },
  calendars: [],
};

export interface Sitting {
  /** By what the question says; a question that nobody expects takes what is proposed. */
  readonly answers: readonly (readonly [asked: RegExp, answer: string])[];
  readonly lang?: 'fr' | 'en';
  /** How many questions are answered before the person leaves. */
  readonly leaves?: number;
  readonly servers?: () => ServersLook;
  readonly setup?: Partial<SetupDoors>;
  readonly doors?: Partial<Doors>;
  readonly argv?: readonly string[];
  /** Ctrl-C while nothing is asked. */
  readonly left?: AbortSignal;
  /** Where the command is given; the practice's folder unless named. */
  readonly from?: string;
}

export interface Sat {
  readonly code: number;
  readonly said: string;
  readonly asked: readonly string[];
}

/** One sitting of `agent init` in a folder. */
export async function sit(folder: string, sitting: Sitting): Promise<Sat> {
  const { answers, lang = 'fr', leaves = Number.POSITIVE_INFINITY, servers = () => REACHED } = sitting;
  const { left = new AbortController().signal } = sitting;
  let said = '';
  const asked: string[] = [];
  const used = new Map<RegExp, number>();
  const answer = async (question: string): Promise<string | null> => {
    const topic = topicOf(said, question);
    said += `${question}\n`;
    asked.push(question);
    if (asked.length > Math.min(leaves, 200)) return null;
    const group = onThePaper(said, question);
    if (group !== null && !answers.some(([pattern]) => pattern.test(question))) return group;
    const fitting = answers.filter(([pattern]) => pattern.test(question) || pattern.test(topic));
    const [pattern] = fitting[0] ?? [];
    if (pattern === undefined) return '';
    const times = used.get(pattern) ?? 0;
    used.set(pattern, times + 1);
    const same = answers.filter(([other]) => other.source === pattern.source);
    return same[Math.min(times, same.length - 1)]?.[1] ?? '';
  };
  const real = await doors.setup();
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  }) as NodeJS.WriteStream;
  const code = await runProgram(
    {
      ...doors,
      servers: async () => servers(),
      hardware: async () => ({ memory: 16 * 2 ** 30, cores: 8 }),
      setup: async () => ({
        ...real,
        conversation: () => ({
          ask: answer,
          askSecret: answer,
          left,
          close: () => undefined,
        }),
        abandon: () => undefined,
        records: async () => ({ services: [], exchangers: [] }),
        calendarRecord: async () => null,
        models: async () => null,
        ...sitting.setup,
      }),
      ...sitting.doors,
    },
    {
      argv: ['init', folder, '--lang', lang, ...(sitting.argv ?? [])],
      env: { NO_COLOR: '1', USER: 'marie' },
      folder: sitting.from ?? folder,
      out: stream,
      err: stream,
      version: 'test',
    },
  );
  return { code, said, asked };
}

/** What a choice is about: the line above its list; '' for another question. */
function topicOf(said: string, question: string): string {
  if (!/^(?:Votre choix|Your choice)/.test(question)) return '';
  return (
    said
      .trimEnd()
      .split('\n')
      .findLast((line) => !line.startsWith('  ')) ?? ''
  );
}

/** The group of the recovery phrase that a question asks for, as it was shown; null for another question. */
function onThePaper(said: string, question: string): string | null {
  const [, line, group] = /(?:ligne|line) (\d), (?:groupe|group) (\d)/.exec(question) ?? [];
  if (line === undefined || group === undefined) return null;
  const shown = said.match(/^ {3}(?:[0-9A-Z]{4} ?){7}$/gmu) ?? [];
  return shown.slice(-2)[Number(line) - 1]?.trim().split(' ')[Number(group) - 1] ?? null;
}

/** A file of answers beside the practice. */
export function answersFile(folder: string, text: string): string {
  const path = join(folder, 'answers.yaml');
  writeFileSync(path, text);
  return path;
}
