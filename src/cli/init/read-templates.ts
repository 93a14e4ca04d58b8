// The texts that may leave, read one by one; a yes is written into the practice's memory as `agent templates approve`
// does it.

import { wrap } from '../../core/columns.ts';
import { previewOf } from '../../core/letters/preview.ts';
import { titleOf } from '../../core/letters/titles.ts';
import { counted } from '../../core/plural.ts';
import type { Template } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LoadedTexts } from '../doors.ts';
import { withStore } from '../with-store.ts';
import { lettersLanguage, type Setup } from './setup.ts';

/** Those that a dry run shows most come first; the others follow by name. */
const FIRST = [
  'acknowledge',
  'offer',
  'moved',
  'cancelled',
  'confirmed',
  'booked',
  'appointments',
  'emergency-life',
];

/** Shows the texts that nobody approved yet, in the language of the letters, and asks for a yes. */
export async function readTemplates(setup: Setup, practice: Practice, by: string): Promise<void> {
  const { talk } = setup;
  const waiting = await unapproved(setup, practice);
  if (waiting.length === 0) return;
  talk.say(
    `${counted(waiting.length, 'fr', ['texte attend', 'textes attendent'])} votre accord. Rien ne part d’un texte que vous n’avez pas approuvé.`,
    `${counted(waiting.length, 'en', ['text waits', 'texts wait'])} for your yes. Nothing leaves from a text that you did not approve.`,
  );
  let count = 0;
  const approve: Approve = async (templates) => {
    if (templates.length === 0) return;
    await withStore(setup.context, practice, async (store) => {
      for (const { id, language, hash } of templates)
        await store.approveText(`${id}/${language}`, hash, by, Date.now());
    });
    count += templates.length;
  };
  if (!(await readSome(setup, { practice, waiting, approve }))) return;
  const others = waiting.length - count;
  talk.say(
    `${counted(count, 'fr', ['texte approuvé', 'textes approuvés'])}.${others === 0 ? '' : ` Les autres quand vous voulez : ${setup.again}`}`,
    `${counted(count, 'en', ['text approved', 'texts approved'])}.${others === 0 ? '' : ` The others when you like: ${setup.again}`}`,
  );
}

/** Writes approvals down at once: Ctrl-C at the next text loses none. */
type Approve = (templates: readonly Template[]) => Promise<void>;

interface Reading {
  readonly practice: Practice;
  readonly waiting: readonly Waiting[];
  readonly approve: Approve;
}

/** False when they are read another day. */
async function readSome(setup: Setup, reading: Reading): Promise<boolean> {
  const { talk, context } = setup;
  const { waiting, approve } = reading;
  const daily = waiting.filter(({ template }) => rank(template) < FIRST.length);
  const isPart = daily.length > 0 && daily.length < waiting.length;
  const place = await talk.choose(
    'Comment les lire ?',
    'How shall they be read?',
    [
      isPart
        ? context.say(
            `lire les ${daily.length} de tous les jours, un par un`,
            `read the ${daily.length} of every day, one by one`,
          )
        : context.say('les lire un par un', 'read them one by one'),
      context.say('les approuver tous : je les ai déjà lus', 'approve them all: I have read them already'),
      context.say(
        'plus tard ; « agent templates preview » les montre',
        'later; "agent templates preview" shows them',
      ),
      ...(isPart ? [context.say('les lire tous, un par un', 'read them all, one by one')] : []),
    ],
    0,
  );
  if (place === 2) return false;
  if (place === 1) await approve(waiting.map(({ template }) => template));
  else await oneByOne(setup, isPart && place === 0 ? { ...reading, waiting: daily } : reading);
  return true;
}

async function oneByOne(setup: Setup, { practice, waiting, approve }: Reading): Promise<void> {
  for (const [place, { template, texts }] of waiting.entries()) {
    show(setup, practice, { template, texts, place: `${place + 1}/${waiting.length}` });
    const answer = await askOne(setup);
    if (answer === 'stop') return;
    if (answer === 'yes') await approve([template]);
    if (answer === 'all') return approve(waiting.slice(place).map((one) => one.template));
  }
}

interface Waiting {
  readonly template: Template;
  readonly texts: LoadedTexts['texts'];
}

async function unapproved(setup: Setup, practice: Practice): Promise<readonly Waiting[]> {
  const { doors } = setup.context;
  const store = await doors.store(practice, { create: false });
  const { texts, templates } = await doors.texts(practice, store);
  await store?.close();
  const answers = texts.faq.flatMap((entry) => Object.values(entry.answers));
  const language = lettersLanguage(setup);
  return [...answers, ...templates]
    .filter((template) => template.language === language && texts.approval(template) !== 'approved')
    .toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map((template) => ({ template, texts }));
}

/** Answers of the FAQ are read first, then what leaves most. */
function rank({ id }: Template): number {
  return id.startsWith('faq:') ? -1 : (FIRST.indexOf(id) + 1 || 99) - 1;
}

function show(
  { context: { print, language } }: Setup,
  practice: Practice,
  { template, texts, place }: Waiting & { readonly place: string },
): void {
  const { subject, body } = previewOf(template, texts, practice);
  print.line();
  print.line(print.tone('bold', `${place}  ${titleOf(template, texts.faq, language)}`));
  print.line(print.tone('dim', `  ${template.file}`));
  print.line();
  print.line(`  ${subject}`);
  print.line();
  for (const line of wrap(body, print.width - 4)) print.line(`  ${line}`.trimEnd());
  print.line();
}

function askOne({ talk, context }: Setup): Promise<'yes' | 'skip' | 'all' | 'stop'> {
  return talk.ask({
    fr: 'o approuver, p passer, t approuver aussi tous les suivants (je les ai lus), q arrêter là',
    en: 'y approve, s skip, a approve all that follow too (I have read them), q stop here',
    fallback: context.say('o', 'y'),
    read: (typed) => {
      if (/^(o|oui|y|yes)$/i.test(typed)) return { is: 'yes' };
      if (/^(p|s|n|non|no)$/i.test(typed)) return { is: 'skip' };
      if (/^(t|tous|a|all)$/i.test(typed)) return { is: 'all' };
      if (/^q$/i.test(typed)) return { is: 'stop' };
      return { sentence: context.say('Répondez o, p, t ou q.', 'Answer y, s, a or q.') };
    },
  });
}
