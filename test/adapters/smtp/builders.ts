import { readLetterFile } from '../../../src/adapters/mail/letter-bytes.ts';
import type { SmtpLimits } from '../../../src/adapters/smtp/limits.ts';
import type { Owing, SentFolder } from '../../../src/adapters/smtp/sent-copies.ts';
import { type SmtpOutbox, smtpOutbox } from '../../../src/adapters/smtp/smtp-outbox.ts';
import { memoryOwedCopies } from '../../../src/adapters/store/memory/owed-copies.ts';
import type { SmtpSettings } from '../../../src/domain/server-settings.ts';
import type { Outbox } from '../../../src/ports/mail.ts';
import type { LetterState, Store } from '../../../src/ports/store.ts';
import { NOW } from '../../build/builders.ts';
import { SINK_SECRET } from '../../servers/smtp-sink.ts';

export type Journal = Pick<Store, 'noteLetter' | 'letterState' | 'restored'> &
  Owing & {
    readonly states: Map<string, LetterState>;
    readonly notes: string[];
  };

export function aJournal(): Journal {
  const states = new Map<string, LetterState>();
  const notes: string[] = [];
  const { dropCopies: _, ...owing } = memoryOwedCopies();
  return {
    states,
    notes,
    noteLetter: async (messageId, state) => {
      states.set(messageId, state);
      notes.push(state);
    },
    letterState: async (messageId) => states.get(messageId) ?? null,
    restored: async () => null,
    ...owing,
  };
}

/** A Sent folder that works, fails or does not answer. */
export interface Sent extends SentFolder {
  readonly copies: Uint8Array[];
  trouble: 'none' | 'failing' | 'hanging';
}

export function aSentFolder(): Sent {
  const copies: Uint8Array[] = [];
  const never = new Promise<never>(() => undefined);
  const sent: Sent = {
    copies,
    trouble: 'none',
    copy: async (bytes) => {
      if (sent.trouble === 'hanging') return never;
      if (sent.trouble === 'failing') return { kind: 'failed', sentence: 'no', retry: true };
      copies.push(bytes);
      return { kind: 'done', note: '' };
    },
    find: async (messageId) => {
      if (sent.trouble === 'hanging') return never;
      if (sent.trouble === 'failing') return null;
      return copies.some((bytes) => Buffer.from(bytes).includes(`Message-ID: ${messageId}\r\n`));
    },
  };
  return sent;
}

/** Short, so that a test of silence takes no minute. */
export const SHORT: SmtpLimits = {
  connect: 2_000,
  greeting: 2_000,
  open: 2_500,
  envelope: 1_500,
  letter: 2_500,
  sent: 400,
  idle: 5_000,
};

export function someSettings(different: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    user: 'cabinet',
    password: { kind: 'clear', text: SINK_SECRET.password },
    certificateAuthority: null,
    savesSent: false,
    deliveryReports: false,
    ...different,
  };
}

type Different = Partial<Omit<SmtpOutbox, 'settings'>> & { readonly settings?: Partial<SmtpSettings> };

export function anSmtpOutbox({ settings = {}, ...different }: Different = {}): Outbox {
  return smtpOutbox({
    settings: someSettings(settings),
    secret: async () => ({ user: 'cabinet', password: SINK_SECRET.password }),
    journal: aJournal(),
    sent: null,
    zone: 'Europe/Paris',
    clock: { now: () => NOW },
    language: 'fr',
    readFile: readLetterFile,
    limits: SHORT,
    ...different,
  });
}
