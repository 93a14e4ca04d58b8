// What a calendar program writes around an answer is not the patient's; what they typed into it is.

import type { CalendarAnswer, CutPart, Mail } from '../../domain/mail.ts';

type Words = Pick<Mail, 'ownWords' | 'cut'>;

/** How programs tell it, of a third person and of an invitation: patients write neither so (`{}` is the verb). */
const LINES: readonly (readonly [line: string, accepted: string, declined: string])[] = [
  [
    'has {} (?:this|your|the) (?:event |meeting |calendar )?(?:invitation|event|meeting|appointment)',
    'accepted',
    'declined',
  ],
  [
    "a {} (?:cette |votre |l['’]\\s?)(?:invitation|événement|évènement|réunion|rendez-vous)(?: à l['’](?:événement|évènement))?",
    'accepté',
    '(?:refusé|décliné)',
  ],
  [
    'hat (?:diese|ihre|deine|die) (?:termin)?einladung(?: zum termin)? {}',
    '(?:angenommen|zugesagt)',
    '(?:abgelehnt|abgesagt)',
  ],
  [
    'heeft (?:deze|uw|je|de) (?:uitnodiging|afspraak) {}',
    '(?:geaccepteerd|aanvaard)',
    '(?:afgewezen|geweigerd)',
  ],
  [
    '{} (?:to|twoje|pana|pani|państwa) (?:zaproszenie|wydarzenie)',
    '(?:zaakceptowała?|przyjął|przyjęła)',
    '(?:odrzuciła?)',
  ],
  ['ha {} (?:esta|su|tu|la) (?:invitación|reunión)', 'aceptado', 'rechazado'],
  ["ha {} (?:questo |il tuo |il suo |l['’])(?:invito|evento)", 'accettato', 'rifiutato'],
  ['{} (?:este|o seu|o teu|o) (?:convite|evento)', 'aceitou', 'recusou'],
];
const PROPOSED =
  "(?:has proposed a new time for|a proposé un (?:nouvel|autre) horaire pour) (?:this |your |cette |votre |l['’])(?:invitation|event|meeting|événement|évènement|réunion)";
/** The event's title in quotes, or the announcement of a note. */
const TAIL =
  '(?: (?:to|à|zu|voor|do|a|para|per|for|pour))? ?(?:[“"«„][^\\n]{0,150}[”"»])?[.!]?(?: [^\\n.,]{0,40} ?:)?';

const SAYS = {
  ACCEPTED: programLine(LINES.map(([line, accepted]) => line.replace('{}', accepted))),
  DECLINED: programLine(LINES.map(([line, , declined]) => line.replace('{}', declined))),
  COUNTER: programLine([PROPOSED]),
} as const;
const MAX_LINE = 300;

/** A name, one of the lines, and nothing else. */
function programLine(lines: readonly string[]): RegExp {
  return new RegExp(`^\\s*(?<name>[^\\n,;:!?]{1,120}?) (?:${lines.join('|')})${TAIL}\\s*$`, 'iu');
}

const PARTICLE = /^(?:de|du|des|le|la|van|den|der|von|zu|da|di|do|dos|del|y|e|i)$/;

/** Names as programs show them: "Ana de Souza <ana@example.org>"; "j’ai mal et ma femme" is none. */
function isName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length <= 7 && words.every((word) => /^["“'(<]?\p{Lu}|@/u.test(word) || PARTICLE.test(word));
}

/** The line with which Google ends its own text. */
const GOOGLE = /https?:\/\/(?:www\.)?(?:calendar\.google\.com|google\.com\/calendar)\b/i;
/** "… with this note:" announces words of the patient. */
const NOTE =
  /(?<!\p{L})(?:note|message|nachricht|notiz|opmerking|bericht|wiadomoś\p{L}*|notatk\p{L}*|nota|mensaje|messaggio|mensagem)(?!\p{L})[^\n]{0,30}:\s*$/imu;

/**
 * The sender's own words of a calendar's answer: without the lines of the program, with the COMMENT. Whatever is taken
 * away is kept among the cut parts, where alarms are still searched. A line that says another answer than the calendar
 * stays: it is a contradiction, and a human sees it.
 */
export function calendarWords(words: Words, answer: CalendarAnswer | null): Words {
  if (answer === null || (answer.method !== 'REPLY' && answer.method !== 'COUNTER')) return words;
  const kept = withoutProgram(words.ownWords, answer);
  const said = kept === words.ownWords ? '' : words.ownWords;
  const own = joined(kept, answer.comment);
  const cut: readonly CutPart[] =
    said === '' ? words.cut : [...words.cut, { kind: 'disclaimer', text: said }];
  return { ownWords: own, cut };
}

function withoutProgram(text: string, answer: CalendarAnswer): string {
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  if (!isProgramLine(first, answer)) return text;
  if (GOOGLE.test(text)) return NOTE.test(text) && answer.comment === '' ? text : '';
  return rest.join('\n');
}

function isProgramLine(line: string, answer: CalendarAnswer): boolean {
  const says = line.length > MAX_LINE ? undefined : sayingOf(answer);
  const name = says?.exec(line)?.groups?.name;
  return name !== undefined && isName(name);
}

function sayingOf({ participation, method }: CalendarAnswer): RegExp | undefined {
  if (method === 'COUNTER') return SAYS.COUNTER;
  return participation === 'ACCEPTED' || participation === 'DECLINED' ? SAYS[participation] : undefined;
}

/** The comment, unless the body says it already, as Outlook's does. */
function joined(body: string, comment: string): string {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (comment === '' || flat(body).includes(flat(comment))) return body;
  return body.trim() === '' ? comment : `${body}\n${comment}`;
}
