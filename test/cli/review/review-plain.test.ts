import { describe, expect, it } from 'vitest';
import { printerOn } from '../../../src/cli/print.ts';
import { reviewPlain } from '../../../src/cli/review/review-plain.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { Case, Verdict } from '../../../src/domain/case.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { Picture } from '../../../src/tui/state.ts';
import { aPractice, aReading, moment } from '../../build/builders.ts';
import { aReply, aWaitingCase, MORNING } from '../../contract/store-builders.ts';
import { someTexts } from '../../core/letters/shipped.ts';
import { aPicture, aWhole, someCases } from '../../tui/a-screen.ts';

const slot = (start: string) => ({
  start: moment(start),
  end: moment(start) + 30 * MINUTE,
  practitioner: 'anne',
  type: 'standard',
});
const RED: Action = { kind: 'alert', level: 'red', about: 'emergency-wording' };

interface Desk {
  readonly cases: readonly Case[];
  readonly typed: readonly string[];
  readonly language?: 'fr' | 'en';
  readonly picture?: Partial<Picture>;
  readonly written?: string;
}

/** What was printed and said when a person types these lines. */
async function review({ cases, typed, language = 'fr', picture = {}, written = '' }: Desk) {
  const lines = [...typed];
  const said: Verdict[] = [];
  const here: boolean[] = [];
  const alone: string[] = [];
  let printed = '';
  const write = (text: string) => {
    printed += text;
    return true;
  };
  const out = { write, isTTY: false, columns: 80 } as unknown as NodeJS.WriteStream;
  const exit = await reviewPlain({
    context: {
      print: printerOn({ out, err: out, asJson: false, colour: false }),
      say: (fr: string, en: string) => (language === 'fr' ? fr : en),
      language,
      doors: {
        askLine: async (question: string) => {
          printed += `${question}\n`;
          return lines.shift() ?? null;
        },
        editText: async (text: string) => written || text,
        texts: async () => ({ texts: someTexts() }),
      },
    } as never,
    practice: aPractice(),
    by: 'anne',
    desk: {
      now: () => MORNING,
      glance: async () => aPicture(cases, picture),
      picture: async () => aPicture(cases, picture),
      whole: async (id) => aWhole([...cases, ...((picture.today ?? []) as unknown as readonly Case[])], id),
      detail: async (id) => ({
        case: id,
        days: ['░░│█·'],
        history: ['mardi : déplacer → trois horaires (fait seul)'],
        since: ['jeudi : annuler → à vous (attend un oui)'],
        records: [],
        slots: [slot('2026-11-27T18:00')],
      }),
      say: async (verdicts, isHere) => {
        said.push(...verdicts);
        here.push(isHere);
        return language === 'fr' ? 'Fait.' : 'Done.';
      },
      letAlone: async (kind, by) => {
        alone.push(`${kind} ${by}`);
        return 'Noté.';
      },
      changed: async () => false,
    },
  });
  return { said, here, alone, printed, exit };
}

const read: Case['reading'] = {
  ...aReading([]),
  sentences: [{ number: 1, text: 'je ne viens pas jeudi', labels: ['move'] }],
} as never;
const ONE = { ...(someCases(1)[0] as Case), reading: read };
const booking = aWaitingCase({
  proposal: [{ kind: 'book', patient: 'p-1', uid: 'u-1', slot: slot('2026-11-26T17:30') }, aReply()],
});

describe('the review in plain lines', () => {
  it.each([
    ['approves', ['1', '1', 'q'], { kind: 'approve' }],
    ['refuses with a note', ['1', '2', 'déjà venu', 'q'], { kind: 'refuse', note: 'déjà venu' }],
    ['refuses without one', ['1', '2', '', 'q'], { kind: 'refuse', note: '' }],
    ['hands over', ['1', '6', 'Paul', 'q'], { kind: 'hand', to: 'Paul' }],
    ['puts off', ['1', '7', '2', 'q'], { kind: 'snooze', until: MORNING + 4 * HOUR }],
    ['corrects a reading', ['1', '5', '1', '2', 'q'], { kind: 'relabel', labels: ['cancel'] }],
  ] as const)('%s, bound to what was told', async (_, typed, verdict) => {
    const { said } = await review({ cases: [ONE], typed });
    expect(said).toMatchObject([{ ...verdict, case: ONE.id, by: 'anne', seal: expect.any(String) }]);
  });

  it('gives another time', async () => {
    const { said, printed } = await review({ cases: [booking], typed: ['1', '4', '1', 'q'] });
    expect(said).toMatchObject([
      { kind: 'choose', instead: moment('2026-11-26T17:30'), slot: slot('2026-11-27T18:00') },
    ]);
    expect(printed).toContain('Au lieu du jeudi 26 novembre à 17 h 30 :\n1. vendredi 27 novembre à 18 h\n');
  });

  it('approves all that is alike, after it was read out', async () => {
    const cases = someCases(3);
    const { said, printed } = await review({ cases, typed: ['1', '8', 'o', 'q'] });
    expect(said.map(({ kind, case: id }) => [kind, id])).toEqual(cases.map(({ id }) => ['approve', id]));
    expect(printed).toContain('Approuver ces 3 dossiers ? o ou n : ');
    expect((await review({ cases, typed: ['1', '8', 'n', '0', 'q'] })).said).toEqual([]);
  });

  it('sends an edited text after its changes were told, and keeps one that lost its frame', async () => {
    const [letter] = ONE.proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []));
    const written = `${letter?.body}\nÀ 18 h 15.`;
    const fine = await review({ cases: [ONE], typed: ['1', '3', 'o', 'q'], written });
    expect(fine.said).toMatchObject([{ kind: 'edit', text: written }]);
    expect(fine.printed).toContain('Nouveau : 18 h 15');
    const frame = someTexts().frame('fr');
    const framed = {
      ...ONE,
      proposal: [aReply()].map((action) =>
        action.kind === 'reply' ? { ...action, letter: { ...action.letter, body: frame.signature } } : action,
      ),
    };
    const bad = await review({ cases: [framed], typed: ['1', '3', 'o', '0', 'q'], written: 'Oui.' });
    expect(bad.said).toEqual([]);
    expect(bad.printed).toContain('La ligne des numéros d’urgence manque.');
  });

  it('acknowledges an emergency from the list or from its case', async () => {
    const urgent = aWaitingCase({ plan: [RED] });
    const fromList = await review({ cases: [urgent], typed: ['v', 'q'] });
    expect(fromList.printed).toContain('URGENCE POSSIBLE : 1 message à lire maintenant. v : je l’ai lu.');
    expect(fromList.said).toMatchObject([{ kind: 'seen', case: urgent.id }]);
    expect((await review({ cases: [urgent], typed: ['1', '10', 'q'] })).said).toMatchObject([
      { kind: 'seen' },
    ]);
  });

  it('stops what has not left yet', async () => {
    const leaving = aWaitingCase({ id: 'c-0000000000ff', state: 'acting', plan: [aReply()], proposal: [] });
    const { said, printed } = await review({
      cases: [],
      typed: ['1', '11', 'q'],
      picture: { today: [leaving] },
    });
    expect(printed).toContain('Part bientôt, peut être arrêté :');
    expect(said).toMatchObject([{ kind: 'undo', case: leaving.id }]);
  });

  it('reads the call sheet out and says nothing of the case', async () => {
    const { said, printed } = await review({ cases: [ONE], typed: ['1', '9', '0', 'q'] });
    expect(said).toEqual([]);
    expect(printed).toContain('Vérifiez qui parle avant de parler d’un rendez-vous.');
  });

  it('lets a kind that earned it be answered alone with one letter', async () => {
    const asked = { kind: 'question', question: 'Les envoyer seules ?' } as const;
    const { alone, printed } = await review({ cases: [], typed: ['o', 'q'], picture: { asked } });
    expect(printed).toContain('Les envoyer seules ? o : oui.');
    expect(alone).toEqual(['question anne']);
  });

  it('asks where it is done when no secretary runs, and takes the end of the input for leaving', async () => {
    const { said, here, exit } = await review({
      cases: [ONE],
      typed: ['1', '1', 'n'],
      picture: { running: false },
    });
    expect(said).toHaveLength(1);
    expect(here).toEqual([false]);
    expect(exit).toBe(0);
  });

  it('does not take a wrong line for an answer', async () => {
    const { said, printed } = await review({ cases: [ONE], typed: ['7', 'oui', '1', '77', '0', 'q'] });
    expect(said).toEqual([]);
    expect(printed).toContain('Pas de dossier de ce numéro.');
    expect(printed).toContain('Ce choix n’existe pas ici.');
  });

  it('speaks English to an English reader, without colours or signs that draw', async () => {
    const cases = [booking, ...someCases(2)];
    const typed = ['1', '4', '1', '1', '9', '7', '1', '2', '5', '1', '0', 'q'];
    const { printed } = await review({ cases, typed, language: 'en' });
    expect(printed).toContain('3 to approve.');
    expect(printed).toContain('1. approve\n2. refuse\n');
    // What is quoted of a patient's letter stays in their language.
    expect(printed).not.toMatch(/à valider|Votre choix|Jusqu’à|approuver/u);
    expect(printed).not.toMatch(/[\u001b\u2190-\u21ff\u2500-\u25ff›]/u);
  });
});
