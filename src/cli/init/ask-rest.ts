// What is asked once the practice can be read: who is told of an urgent mail, and the eight answers of the FAQ.

import { join } from 'node:path';
import { type FaqTopic, faqText } from '../../core/setup/packs.ts';
import { isSection, textAt } from '../../core/setup/settings.ts';
import { askNumbers } from './ask-numbers.ts';
import { keepSection, lettersLanguage, type PartEnd, packOf, type Setup } from './setup.ts';

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;

/** Asks for the section `alerts`, then shows the emergency numbers of letters. */
export async function askAlerts(setup: Setup): Promise<PartEnd> {
  await askWhom(setup);
  return askNumbers(setup);
}

async function askWhom(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const { alerts: before = {} } = setup.answers().settings;
  const known = textAt(before, ['mail']);
  const mail = await talk.ask<string>({
    fr: 'Qui prévenir d’un mail urgent ? Une adresse à vous, pas celle des patients (rien : personne n’est prévenu par mail)',
    en: 'Who is told of an urgent mail? An address of yours, not the patients’ (nothing: nobody is told by mail)',
    ...(known === '' ? {} : { fallback: known }),
    read: (typed) =>
      typed === '' || ADDRESS.test(typed)
        ? { is: typed }
        : {
            sentence: context.say(
              'Écrivez une adresse, comme marie@example.org.',
              'Write an address, such as marie@example.org.',
            ),
          },
  });
  await keepSection(setup, 'alerts', {
    file: 'alerts.jsonl',
    ...(isSection(before) ? before : {}),
    ...(mail === '' ? {} : { mail }),
  });
}

/** Asks the eight questions that patients of the profession ask most; each answer becomes a file of the FAQ. */
export async function askFaq(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const topics = packOf(setup).faq;
  talk.say(
    'Huit questions que les patients posent. Répondez comme vous leur répondriez : ils liront vos mots. Entrée passe à la suivante.',
    'Eight questions that patients ask. Answer as you would answer them: they will read your words. Enter goes on to the next.',
  );
  for (const [place, topic] of topics.entries()) {
    if ((await setup.doors.textIfAny(faqPath(setup, topic.id))) !== null) continue;
    const like = context.say(topic.like.fr, topic.like.en);
    context.print.line();
    talk.say(`${place + 1}. ${topic.ask.fr}`, `${place + 1}. ${topic.ask.en}`);
    talk.say(`   Par exemple : ${like}`, `   For example: ${like}`);
    const answer = await talk.optional('Votre réponse', 'Your answer');
    if (answer !== '') await keepAnswer(setup, topic, answer);
  }
}

function faqPath({ folder }: Pick<Setup, 'folder'>, id: string): string {
  return join(folder, 'faq', `${id}.md`);
}

async function keepAnswer(setup: Setup, topic: FaqTopic, answer: string): Promise<void> {
  await setup.keep((answers) => ({
    ...answers,
    init: { ...answers.init, faq: { ...answers.init.faq, [topic.id]: answer } },
  }));
  await writeFaq(setup, topic, answer);
}

/** Writes the file of an answer; false when a file of that name is there already, which is left as it is. */
export async function writeFaq(
  setup: Pick<Setup, 'doors' | 'folder' | 'answers'>,
  topic: FaqTopic,
  answer: string,
): Promise<boolean> {
  const path = faqPath(setup, topic.id);
  if ((await setup.doors.textIfAny(path)) !== null) return false;
  await setup.doors.replaceText(path, {
    before: null,
    after: faqText(topic, lettersLanguage(setup), answer),
  });
  return true;
}
