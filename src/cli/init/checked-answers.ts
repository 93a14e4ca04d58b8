// What of an installer's answers can be wrong beside practice.yaml itself, looked at before the first file is written.

import { resolve } from 'node:path';
import { phoneNumber } from '../../core/patients/people.ts';
import type { FaqTopic } from '../../core/setup/packs.ts';
import type { Practice } from '../../domain/practice.ts';
import { packOf, type Setup } from './setup.ts';
import type { PatientsPreview } from './setup-doors.ts';

export interface WrongAnswer {
  /** As it stands in the file of answers. */
  readonly key: string;
  readonly sentence: string;
}

export interface CheckedAnswers {
  readonly wrong: readonly WrongAnswer[];
  /** Null when the answers name no list. `from`: absolute. */
  readonly patients: { readonly from: string; readonly preview: PatientsPreview } | null;
}

/** Looks at the telephone, the list of patients, the FAQ and the texts. Throws `UserError` for a list that can't be read. */
export async function checkedAnswers(
  setup: Setup,
  practice: Practice,
  beside: string,
): Promise<CheckedAnswers> {
  const patients = await previewed(setup, practice, beside);
  const wrong = [
    ...wrongPhone(setup, practice),
    ...(patients !== null && patients.preview.patients === 0 ? [nobodyIn(setup, patients.from)] : []),
    ...wrongQuestions(setup),
    ...(await wrongTexts(setup, practice)),
  ];
  return { wrong, patients };
}

/** A question of the profession's pack, else of any. */
export function topicNamed(setup: Setup, id: string): FaqTopic | undefined {
  return packOf(setup).faq.find((one) => one.id === id) ?? allTopics(setup).find((one) => one.id === id);
}

function allTopics({ packs }: Setup): readonly FaqTopic[] {
  return Object.values(packs).flatMap(({ faq }) => faq);
}

async function previewed(
  { doors, answers }: Setup,
  practice: Practice,
  beside: string,
): Promise<CheckedAnswers['patients']> {
  const { patients } = answers().init;
  if (patients === undefined) return null;
  const from = resolve(beside, patients.from);
  return { from, preview: await doors.previewPatients(from, patients.columns, practice) };
}

function wrongPhone({ context: { say } }: Setup, { phone, country }: Practice): readonly WrongAnswer[] {
  if (phoneNumber(phone, country) !== null) return [];
  const sentence = say(
    `practice.phone : « ${phone} » n’est pas un numéro que l’on puisse appeler (${country}).`,
    `practice.phone: "${phone}" is no number that can be called (${country}).`,
  );
  return [{ key: 'practice.phone', sentence }];
}

function nobodyIn({ context: { say } }: Setup, from: string): WrongAnswer {
  const sentence = say(
    `init.patients : aucun patient n’est lu dans ${from}. Nommez ses colonnes dans init.patients.columns.`,
    `init.patients: no patient is read in ${from}. Name its columns in init.patients.columns.`,
  );
  return { key: 'init.patients', sentence };
}

function wrongQuestions(setup: Setup): readonly WrongAnswer[] {
  const known = [...new Set(allTopics(setup).map(({ id }) => id))].join(', ');
  return Object.keys(setup.answers().init.faq)
    .filter((id) => topicNamed(setup, id) === undefined)
    .map((id) => ({
      key: `init.faq.${id}`,
      sentence: setup.context.say(
        `init.faq.${id} : pas de question de ce nom. Il y a : ${known}. Une autre s’écrit dans faq/${id}.md.`,
        `init.faq.${id}: there is no question of this name. There are: ${known}. Another one is written in faq/${id}.md.`,
      ),
    }));
}

/** Texts to be approved that neither ship, nor lie in the folder, nor are written from these answers. */
async function wrongTexts({ context, answers }: Setup, practice: Practice): Promise<readonly WrongAnswer[]> {
  const { approve, faq } = answers().init;
  if (approve === undefined || approve.texts === 'all') return [];
  const { templates, texts } = await context.doors.texts(practice, null);
  const there = texts.faq.flatMap((entry) => Object.values(entry.answers));
  const known = new Set([...[...templates, ...there].map(({ id }) => id), ...Object.keys(faq)]);
  return approve.texts
    .filter((id) => !known.has(id))
    .map((id) => ({
      key: 'init.approve.texts',
      sentence: context.say(
        `init.approve.texts : il n’y a pas de texte « ${id} ».`,
        `init.approve.texts: there is no text "${id}".`,
      ),
    }));
}
