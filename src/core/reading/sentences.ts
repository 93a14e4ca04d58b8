import type { Mail } from '../../domain/mail.ts';
import type { Sentence } from '../../domain/reading.ts';
import { fold } from './fold.ts';
import { isReply, ownSubject } from './subject.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** A mail longer than this many sentences is no request; what comes after is kept as one last sentence. */
const MOST = 80;

/**
 * The sender's own words as sentences, numbered from 1. The subject is sentence 0 when it says something of its own;
 * in a mail without words it is all there is.
 */
export function sentencesOf(
  mail: Pick<Mail, 'subject' | 'ownWords' | 'inReplyTo'> & Partial<Pick<Mail, 'calendar'>>,
): readonly Sentence[] {
  const body = joinWrapped(mail.ownWords).flatMap(splitLine).filter(saysSomething);
  const kept = body.length <= MOST ? body : [...body.slice(0, MOST - 1), body.slice(MOST - 1).join(' ')];
  // A calendar program's answer says what it says in its subject: "Accepté : …".
  const answers = (mail.calendar ?? null) !== null;
  const subject = answers ? mail.subject : isReply(mail) ? null : ownSubject(mail.subject, mail.ownWords);
  return [
    ...(subject === null ? [] : [{ number: 0, text: subject }]),
    ...kept.map((text, index) => ({ number: index + 1, text })),
  ];
}

/** Letters, digits, a picture that answers by itself (a thumb), or nothing but a doubt ("???", "…"). */
function saysSomething(text: string): boolean {
  return (
    /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) || /^[?!.…\s]*[?…][?!.…\s]*$|^\.{3,}$/.test(text)
  );
}

const END = /[.!?…]+["»”)]*(?=\s|$|\p{Extended_Pictographic})/gu;

/** Cuts a line behind full stops, question and exclamation marks; a trailing picture stays with its sentence. */
function splitLine(line: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(END)) {
    const end = index + mark.length;
    if (!endsSentence(line.slice(from, index), mark, line.slice(end))) continue;
    const picture =
      /^\s*(?:\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*\s*)+/u.exec(line.slice(end))?.[0] ?? '';
    sentences.push(line.slice(from, end + picture.length).trim());
    from = end + picture.length;
  }
  sentences.push(line.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** Titles before a name: a full stop behind them never ends a sentence. Folded. */
const TITLES = new Set(
  'm mm mme mmes mlle dr drs pr me st ste mr mrs ms prof hr fr frl dhr mw mevr sra srta sig sigg dott ing av ul str tel nr'.split(
    ' ',
  ),
);
/** Other abbreviations: a sentence ends behind them only before a capital letter. */
const ABBREVIATIONS = new Set(
  (
    'n no num bd env ex cf min h hrs sem janv fevr fev avr juil sept oct nov dec lun mer jeu ven sam dim approx appt apt ext ' +
    'vs jr sr etc ca bzw ggf evtl inkl tgl usw bijv tav godz np tj al pl sl pag gent dra exmo exma svp rdv tjs uds'
  ).split(' '),
);
const MONTHS =
  /^\s*(?:jan|jän|jaen|feb|fev|mar|mär|apr|avr|mai|mei|maj|may|jun|juin|jul|juil|aug|aou|aoû|sep|oct|okt|nov|dec|déc|dez|gru|lis|paź|wrz|sty|lut|kwi|cze|lip|sie)/i;

function endsSentence(before: string, mark: string, after: string): boolean {
  if (after.trim() === '') return true;
  if (/[!?]/.test(mark)) return true;
  const goesOn = /^\s*\p{Ll}/u.test(after);
  if (/^(?:\.{2,}|…)/.test(mark)) return !goesOn;
  const word = fold(/[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '');
  if (/^\d+$/.test(word)) return endsNumber(before, word, after, goesOn);
  if (/^\p{L}$/u.test(word) || TITLES.has(word)) return false;
  return !(ABBREVIATIONS.has(word) && /^\s*[\p{Ll}\d]/u.test(after));
}

/** What is counted with an ordinal: "in der 16. Woche", "im 3. Stock". */
const COUNTED =
  /^\s*(?:woche|ssw|kw\b|kalenderwoche|schwangerschaftswoche|monat|stock|etage|obergeschoss|lebensjahr|tydzie|tygod|miesi|pi[eę]tr)/iu;

/** "1. la facture", "am 3. November" and "Do 3.12. 15 Uhr" go on; "… le 12. Merci" ends. */
function endsNumber(before: string, word: string, after: string, goesOn: boolean): boolean {
  if (before.trim() === word) return false;
  if (word.length > 2) return true;
  if (/\b\d{1,2}\.\d{1,2}$/.test(before) && /^ ?\d/.test(after)) return false;
  return !goesOn && !MONTHS.test(after) && !COUNTED.test(after);
}
