import type { CorpusMail, Truth } from '../core/evaluation/labelled-mail.ts';
import { type Cost, gotOf, type Marked } from '../core/evaluation/marks.ts';
import { openedFrom } from '../core/evaluation/opened-mail.ts';
import { UserError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import type { Mail, RawMail, UnreadableMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import { toInstant } from '../domain/time.ts';
import { openAndRead } from '../flow/mails/open.ts';
import { answersOffered, readWords } from '../flow/mails/read-words.ts';
import type { Model } from '../ports/model.ts';
import type { Doors } from './doors.ts';

export interface Evaluated {
  readonly doors: Doors;
  readonly practice: Practice;
  readonly corpus: readonly CorpusMail[];
  /** null: the embedded reader alone. */
  readonly model: Model | null;
  /** Asks the model for mails too that the embedded reader carries alone. */
  readonly alwaysAsk: boolean;
  /** Told how many mails are done. */
  readonly tell: (done: number) => void;
}

/** Reads every mail of a corpus the way the secretary would, and sets what was read beside what is true. */
export async function evaluate(wanted: Evaluated): Promise<readonly Marked[]> {
  const { doors, practice, corpus, tell } = wanted;
  const lexical = await doors.lexical(practice);
  const { texts } = await doors.texts(practice, null);
  await wanted.model?.prime?.(answersOffered(texts, practice));
  const clock = stopwatch(wanted.model);
  const marked: Marked[] = [];
  for (const entry of corpus) {
    const mail = await mailOf(entry, wanted);
    const { alwaysAsk } = wanted;
    const reading =
      'problem' in mail
        ? null
        : await readWords({ lexical, model: clock.model, practice, texts, mail, alwaysAsk });
    const label = labelOf(entry);
    const got = reading === null ? null : gotOf(reading, label.truth);
    marked.push({ ...label, got, cost: clock.taken() });
    tell(marked.length);
  }
  return marked;
}

function labelOf(entry: CorpusMail): { id: string; language: Language | null; truth: Truth } {
  if (entry.kind === 'written') {
    const { id, language, truth } = entry.mail;
    return { id, language, truth };
  }
  const { file, language, truth } = entry.label;
  return { id: file, language, truth };
}

async function mailOf(entry: CorpusMail, { doors, practice }: Evaluated): Promise<Mail | UnreadableMail> {
  if (entry.kind === 'file') {
    const raw = await firstMail(doors, entry.path);
    return openAndRead({ open: doors.openMail, practice, raw, now: raw.received ?? Date.now() });
  }
  const [address] = practice.mail.addresses;
  const opened = openedFrom(entry.mail, address, practice.zone);
  const now = toInstant(entry.mail.sent, practice.zone);
  const raw: RawMail = { source: opened.source, bytes: new Uint8Array(), truncated: false, received: now };
  return openAndRead({ open: async () => opened, practice, raw, now });
}

async function firstMail(doors: Doors, path: string): Promise<RawMail> {
  for await (const raw of doors.mails(path)) return raw;
  throw new UserError(`${path}: there is no mail in it.`, { fr: `${path} : il n’y a aucun mail dedans.` });
}

/** The model with a watch beside it: what the last question cost, once; null when none was asked. */
function stopwatch(model: Model | null): { readonly model: Model | null; readonly taken: () => Cost | null } {
  let last: Cost | null = null;
  const taken = () => {
    const cost = last;
    last = null;
    return cost;
  };
  if (model === null) return { model, taken };
  const label: Model['label'] = async (request) => {
    const begin = performance.now();
    const answer = await model.label(request);
    const spent = answer.kind === 'away' ? null : (answer.spent ?? null);
    last = {
      seconds: (performance.now() - begin) / 1000,
      prompt: spent?.prompt ?? null,
      read: spent?.anew ?? null,
      written: spent?.written ?? null,
    };
    return answer;
  };
  return { model: { ...model, label }, taken };
}
