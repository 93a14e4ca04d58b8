import { noteWords } from '../core/action-notes.ts';
import { pad, sideBySide, wrap } from '../core/columns.ts';
import { explain } from '../core/explain.ts';
import { labelName } from '../core/label-name.ts';
import { factMaker } from '../core/letters/facts.ts';
import { whoWords } from '../core/review/short-words.ts';
import { yesWords } from '../core/review/yes-words.ts';
import type { Case } from '../domain/case.ts';
import type { Letter } from '../domain/letter.ts';
import { EMPTY, type Line, line, piece, textOf } from './line.ts';
import { stateWords } from './list-lines.ts';
import { say } from './say.ts';
import { type State, waitingAt } from './state.ts';

/** From here on mail and reply stand side by side. */
const WIDE = 110;

/** Everything about one case, as long as it is: the screen shows a part of it. */
export function detailLines(state: State, kase: Case): readonly Line[] {
  const width = state.size.columns - 2;
  const [mail, reply] = [mailLines, replyLines];
  const wide = width >= WIDE;
  const half = Math.floor((width - 3) / 2);
  const middle = wide
    ? beside(mail(state, kase, half), reply(state, kase, half), half)
    : [...mail(state, kase, width), EMPTY, ...reply(state, kase, width)];
  return [
    ...headLines(state, kase),
    EMPTY,
    ...middle,
    EMPTY,
    ...dayLines(state),
    ...historyLines(state, width),
  ];
}

/** One sentence why it waits, and one of what a yes does. */
export function footLines(state: State, kase: Case): readonly Line[] {
  const { language, zone } = state.around;
  const width = state.size.columns - 2;
  const why = wrap(explain(kase.reason, language), width).map((text) => line(` ${text}`, 'warn'));
  if (kase.state !== 'waiting') return [...why, line(` ${stateWords(state, kase)}`, 'bold')];
  const yes = wrap(yesWords({ proposal: kase.proposal, language, zone }), width);
  return [...why, ...yes.map((text) => line(` ${text}`, 'bold'))];
}

function headLines(state: State, kase: Case): readonly Line[] {
  const { around, picture } = state;
  const sent = factMaker(around.language, around.zone).moment(kase.sent);
  const who = whoWords(kase, picture.patients);
  const handed = waitingAt(state)?.note?.handed ?? null;
  const whose =
    handed === null
      ? []
      : [line(` ${say(state, `Confié à ${handed.to}`, `Handed to ${handed.to}`)}`, 'warn')];
  return [
    [
      piece(` ${who}`, 'bold'),
      piece(who === kase.from ? `  ${sent}  ` : `  ${kase.from ?? ''}  ${sent}  `),
      piece(kase.id, 'dim'),
    ],
    line(` ${proofWords(state, kase)}`, 'dim'),
    ...whose,
  ];
}

/** How well it is known who wrote (handbook §3.3). */
function proofWords(state: State, { identity, patient, origin }: Case): string {
  if (origin.kind !== 'mail')
    return say(state, 'écrit par le cabinet, à personne qui attend', 'begun by the practice, no mail');
  if (identity === undefined)
    return patient === null
      ? say(state, 'identité : non établie', 'identity: not established')
      : say(state, 'identité : patient du cabinet', 'identity: patient of the practice');
  const by = {
    sender: say(state, 'expéditeur prouvé par votre serveur de mail', 'sender proved by your mail server'),
    thread: say(state, 'répond à une lettre signée du secrétariat', 'answers a signed letter of ours'),
    nothing: say(state, 'rien ne le prouve', 'nothing proves it'),
  }[identity.by];
  const who = {
    self: '',
    parent: say(state, ', un parent', ', a parent'),
    carer: say(state, ', un aidant', ', a carer'),
    nobody: '',
  }[identity.as];
  return say(
    state,
    `${by}${who} (identité : niveau ${identity.level})`,
    `${by}${who} (identity: level ${identity.level})`,
  );
}

function mailLines(state: State, { reading }: Case, width: number): readonly Line[] {
  if (reading === null)
    return [
      line(
        say(
          state,
          ' Mail illisible, il est resté dans la boîte.',
          ' Unreadable mail, it stayed in the mailbox.',
        ),
        'dim',
      ),
    ];
  const { language } = state.around;
  const right = Math.min(26, Math.floor(width / 3));
  const rows = reading.sentences.map(({ text, labels }): readonly [string, string] => [
    text,
    (labels.length === 0 ? (['unknown'] as const) : labels)
      .map((label) => labelName(label, language))
      .join(', '),
  ]);
  const title = line(
    ` ${say(state, 'Le mail, et comment chaque phrase a été lue', 'The mail, and what each sentence was read as')}`,
    'dim',
  );
  return [title, ...sideBySide(rows, width - right - 4, right).map((text) => line(` ${text}`))];
}

function replyLines(state: State, { proposal, plan }: Case, width: number): readonly Line[] {
  const letters = [...proposal, ...plan].flatMap((action) =>
    action.kind === 'reply' ? [action.letter] : [],
  );
  if (letters.length === 0)
    return [line(` ${say(state, 'Aucune réponse préparée.', 'No reply is prepared.')}`, 'dim')];
  return letters.flatMap((letter) => letterLines(state, letter, width));
}

function letterLines(state: State, { to, subject, body, editedBy }: Letter, width: number): readonly Line[] {
  const by =
    editedBy === undefined ? '' : say(state, ` (écrite par ${editedBy})`, ` (written by ${editedBy})`);
  const title = say(state, `La réponse, telle qu’elle partira${by}`, `The reply, as it will leave${by}`);
  const head = [
    say(state, `À : ${to}`, `To: ${to}`),
    say(state, `Objet : ${subject}`, `Subject: ${subject}`),
    '',
  ];
  const inside = [...head, ...body.split('\n')].flatMap((text) => wrap(text, width - 4));
  return [line(` ${title}`, 'dim'), ...inside.map((text) => line(` │ ${text}`))];
}

function dayLines({ detail }: State): readonly Line[] {
  const days = detail?.days ?? [];
  return days.length === 0 ? [] : [...days.map((text) => line(` ${text}`)), EMPTY];
}

function historyLines(state: State, width: number): readonly Line[] {
  const { detail, at } = state;
  if (detail === null || detail.case !== at) return [];
  const notes = detail.records.filter(
    ({ note, state: how }) => note !== '' && (how === 'failed' || how === 'unknown'),
  );
  const undone = notes
    .map(({ note }) => noteWords(note, state.around.language))
    .flatMap((why) => wrap(say(state, `Pas fait : ${why}`, `Not done: ${why}`), width))
    .map((text) => line(` ${text}`, 'warn'));
  const under = (title: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [title, ...texts.flatMap((text) => wrap(text, width))].map((text) => line(` ${text}`, 'dim'));
  return [
    ...undone,
    ...under(say(state, 'Depuis, de cette personne', 'Since, from this person'), detail.since),
    ...under(say(state, 'Avant, avec cette personne', 'Before, with this person'), detail.history),
  ];
}

function beside(left: readonly Line[], right: readonly Line[], half: number): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const [a, b] = [left[row] ?? EMPTY, right[row] ?? EMPTY];
    return [piece(pad(textOf(a), half), a[0]?.tone ?? 'plain'), piece('  '), ...b];
  });
}
