// What stands on the screen while something is asked: help, a list to choose from, a call sheet, an edited text.

import { wrap } from '../core/columns.ts';
import { labelName } from '../core/label-name.ts';
import { factMaker } from '../core/letters/facts.ts';
import { colon } from '../core/punctuation.ts';
import { explainEditFault } from '../core/review/edited-text.ts';
import { givenIn } from '../core/review/other-slot.ts';
import { askedWords, doWords, whoWords } from '../core/review/short-words.ts';
import { callLines } from './call-lines.ts';
import { SNOOZES } from './choices.ts';
import { helpLines } from './help-lines.ts';
import { EMPTY, type Line, line } from './line.ts';
import { say } from './say.ts';
import { CHOICES, type Mode, type State, wholeAt } from './state.ts';

type Asking = Exclude<Mode, { readonly kind: 'list' | 'detail' }>;

/** The lines of a question, its choices and how to answer. */
export function questionLines(state: State, mode: Asking): readonly Line[] {
  const kase = wholeAt(state);
  switch (mode.kind) {
    case 'help':
      return helpLines(state);
    case 'alike':
      return alikeLines(state, mode.ids);
    case 'which-time':
      return choiceLines(state, say(state, 'Quel horaire remplacer ?', 'Replace which time?'), {
        options: kase === null ? [] : givenIn(kase).map(({ start }) => momentIn(state, start)),
        chosen: mode.chosen,
      });
    case 'other-time':
      return choiceLines(
        state,
        say(
          state,
          `Au lieu du ${momentIn(state, mode.instead)} :`,
          `Instead of ${momentIn(state, mode.instead)}:`,
        ),
        {
          options: state.detail?.slots.map(({ start }) => momentIn(state, start)) ?? [],
          chosen: mode.chosen,
        },
      );
    case 'which-sentence':
      return choiceLines(
        state,
        say(state, 'Quelle phrase a été mal lue ?', 'Which sentence was read wrongly?'),
        {
          options: kase?.reading?.sentences.map(({ text }) => text) ?? [],
          chosen: mode.chosen,
        },
      );
    case 'which-label':
      return choiceLines(state, say(state, 'C’était :', 'It was:'), {
        options: CHOICES.map((label) => labelName(label, state.around.language)),
        chosen: mode.chosen,
      });
    case 'snooze':
      return choiceLines(state, say(state, 'Remettre à :', 'Put off until:'), {
        options: SNOOZES.map((length) => momentIn(state, state.now + length)),
        chosen: mode.chosen,
      });
    case 'typing':
      return typingLines(state, mode);
    case 'call':
      return kase === null
        ? [EMPTY]
        : [
            ...callLines({ ...state, columns: state.size.columns }, kase),
            EMPTY,
            line(say(state, ' échap retour', ' esc back'), 'dim'),
          ];
    case 'edited':
      return editedLines(state, mode);
    case 'do-here':
      return hereLines(state);
  }
}

function momentIn({ around }: State, at: number): string {
  return factMaker(around.language, around.zone).moment(at);
}

interface Choices {
  readonly options: readonly string[];
  readonly chosen: number;
}

function choiceLines(state: State, title: string, { options, chosen }: Choices): readonly Line[] {
  const height = Math.max(3, state.size.rows - 9);
  const first = Math.max(0, Math.min(chosen - Math.floor(height / 2), options.length - height));
  const rows = options.slice(first, first + height).map((text, row) => {
    const place = first + row;
    const number = place < 9 ? `${place + 1}.` : '  ';
    return line(
      `   ${place === chosen ? '›' : ' '} ${number} ${text.slice(0, state.size.columns - 12)}`,
      place === chosen ? 'chosen' : 'plain',
    );
  });
  const none = say(state, '   Rien à choisir.', '   Nothing to choose from.');
  const keys = say(state, ' ↑↓ choisir   ⏎ prendre   échap annuler', ' ↑↓ choose   ⏎ take   esc cancel');
  return [
    EMPTY,
    line(` ${title}`, 'bold'),
    EMPTY,
    ...(rows.length === 0 ? [line(none, 'dim')] : rows),
    EMPTY,
    line(keys, 'dim'),
  ];
}

function alikeLines(state: State, ids: readonly string[]): readonly Line[] {
  const { picture, around, size } = state;
  const cases = picture.queue.filter(({ kase }) => ids.includes(kase.id)).map(({ kase }) => kase);
  const height = Math.max(3, size.rows - 10);
  const rows = cases
    .slice(0, height)
    .map((kase) =>
      line(
        `   ${whoWords(kase, picture.patients)}, ${askedWords(kase, around.language)} → ${doWords(kase, around.language)}`.slice(
          0,
          size.columns - 2,
        ),
      ),
    );
  const more = cases.length - rows.length;
  const rest = more > 0 ? [line(say(state, `   et ${more} autres`, `   and ${more} others`), 'dim')] : [];
  return [
    EMPTY,
    line(
      say(
        state,
        ` Approuver ces ${ids.length} dossiers pareils ?`,
        ` Approve these ${ids.length} cases that are alike?`,
      ),
      'bold',
    ),
    EMPTY,
    ...rows,
    ...rest,
    EMPTY,
    line(say(state, ' ⏎ oui, tous   échap non', ' ⏎ yes, all   esc no'), 'dim'),
  ];
}

function typingLines(state: State, { what, text }: Extract<Mode, { kind: 'typing' }>): readonly Line[] {
  const title =
    what === 'refuse'
      ? say(state, 'Refuser. Une note, si vous voulez :', 'Refuse. A note, if you like:')
      : say(state, 'Confier à qui ?', 'Hand to whom?');
  const keys = say(state, ' ⏎ valider   échap annuler', ' ⏎ confirm   esc cancel');
  return [EMPTY, line(` ${title}`, 'bold'), EMPTY, line(`   ${text}▏`), EMPTY, line(keys, 'dim')];
}

function editedLines(state: State, { check }: Extract<Mode, { kind: 'edited' }>): readonly Line[] {
  const { language } = state.around;
  const faults = check.faults.map((fault) => line(`   ${explainEditFault(fault, language)}`, 'bad'));
  const changes = check.changes.map(({ kind, fact }) =>
    line(
      `   ${kind === 'gone' ? say(state, 'n’y est plus', 'gone') : say(state, 'nouveau', 'new')}${colon(language)}${fact}`,
      'warn',
    ),
  );
  const title = say(state, ' Votre texte. Il partira sous votre nom.', ' Your text. It will leave as yours.');
  const keys =
    faults.length > 0
      ? say(state, ' e reprendre   échap abandonner', ' e edit again   esc drop')
      : say(
          state,
          ' a envoyer ce texte   e reprendre   échap abandonner',
          ' a send this text   e edit again   esc drop',
        );
  const room = Math.max(4, state.size.rows - 9 - faults.length - changes.length);
  const text = check.text.split('\n').flatMap((one) => wrap(one, state.size.columns - 6));
  return [
    EMPTY,
    line(title, 'bold'),
    ...text.slice(0, room).map((one) => line(` │ ${one}`)),
    ...faults,
    ...changes,
    line(keys, 'dim'),
  ];
}

function hereLines(state: State): readonly Line[] {
  return [
    EMPTY,
    line(say(state, ' Le secrétariat n’est pas en marche.', ' The secretary is not running.'), 'warn'),
    EMPTY,
    line(
      say(
        state,
        ' Le faire ici maintenant, comme agent run --once ?',
        ' Do it here now, like agent run --once?',
      ),
    ),
    EMPTY,
    line(
      say(
        state,
        ' ⏎ faire ici   n noter pour plus tard   échap annuler',
        ' ⏎ do it here   n note for later   esc cancel',
      ),
      'dim',
    ),
  ];
}
