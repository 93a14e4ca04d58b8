// The page of a dry run for people who would rather hold paper: nothing is fetched, nothing moves, the first page is
// the answer, and it prints on A4.

import { remarkSentence, unjudgedSentence, verdictWord } from '../../../core/dry-run/remark-words.ts';
import { nameOf } from '../../../core/explain.ts';
import { factMaker } from '../../../core/letters/facts.ts';
import type { DryVerdict } from '../../../domain/dry-run.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { Judged } from '../../dry-run/past-judged.ts';
import { escaped, LOADS_NOTHING } from '../escaped.ts';
import type { Page, PageRow } from './dry-run-page.ts';

interface Told {
  readonly practice: Practice;
  readonly language: ProgramLanguage;
}

const STYLE = `@page{size:A4;margin:14mm}
body{font:15px/1.45 Georgia,'Times New Roman',serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6em;margin:0 0 .4em}h2{font-size:1.2em;margin:1.6em 0 .4em}p{margin:.25em 0}
.fates{display:flex;gap:1.2rem;margin:1rem 0;padding:0;list-style:none}.fates li{flex:1;border:1px solid #999;padding:.4rem .6rem}
.fates b{display:block;font-size:1.7em;line-height:1.1}
table{border-collapse:collapse;width:100%;font-size:.87em}th,td{padding:.28rem .3rem;border-top:1px solid #aaa;text-align:right;vertical-align:top}
th:first-child,td.say{text-align:left}thead th{border:0;font-weight:normal;color:#444}tr.why td{border:0;padding-top:0}
.word{display:inline-block;min-width:8.5em;padding:0 .4em;border:1px solid #111;font:bold .85em/1.5 sans-serif;text-align:center;margin-right:.5em}
.go{background:#e2f2e2}.suggest{background:#fff3d0}.no-go{background:#f9dcdc}.too-few,.yours{background:#eee}
.notes,.quiet{color:#444;font-size:.87em}.one{break-inside:avoid;border-top:1px solid #aaa;padding:.7em 0}
.sides{display:grid;grid-template-columns:1fr 1fr 1fr;gap:.9rem;font-size:.85em}.sides h3{font-size:1em;margin:.3em 0}
.sides p{white-space:pre-wrap;overflow-wrap:anywhere}tr,.fates li{break-inside:avoid}.examples{break-before:page}
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`;

/** The page, then examples of what differs, gravest first. */
export function dryRunHtml(page: Page, examples: readonly Judged[], told: Told): string {
  const say = sayIn(told.language);
  const differing = examples.filter(
    ({ judgement }) => judgement.kind === 'judged' && judgement.verdict !== 'same',
  );
  const shown = [...differing, ...examples.filter((each) => !differing.includes(each))];
  return `<!doctype html>
<html lang="${told.language}"><head><meta charset="utf-8">${LOADS_NOTHING}<meta name="viewport" content="width=device-width">
<title>${escaped(page.title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(page.title)}</h1>
<p>${escaped(told.practice.name)}</p>
${page.facts.map((fact) => `<p>${escaped(fact)}</p>`).join('\n')}
<ul class="fates">${page.fates.map(([count, words]) => `<li><b>${count}</b>${escaped(words)}</li>`).join('')}</ul>
<h2>${say('Que peut-on lui confier ?', 'What can be left to her?')}</h2>
${tableOf(page, say)}
${listOf(page, say)}
<div class="notes">${page.notes.map((note) => `<p>${escaped(note)}</p>`).join('')}
<p>${say('Cette page contient des mots de patients : gardez-la comme un dossier.', 'This page holds words of patients: keep it as you keep a file.')}</p></div>
${shown.length === 0 ? '' : `<div class="examples"><h2>${say('Exemples, les plus graves d’abord', 'Examples, gravest first')}</h2>${shown.map((each) => exampleOf(each, told)).join('\n')}</div>`}
</body></html>
`;
}

type Say = (fr: string, en: string) => string;

function sayIn(language: ProgramLanguage): Say {
  return (fr, en) => (language === 'fr' ? fr : en);
}

function tableOf({ columns, rows }: Page, say: Say): string {
  if (rows.length === 0) return `<p>${say('Aucune demande reconnue.', 'No request was recognised.')}</p>`;
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  return `<table><thead><tr><th scope="col">${say('Demande', 'Request')}</th>${head}</tr></thead><tbody>
${rows.map((row) => rowOf(row, columns.length)).join('\n')}
</tbody></table>`;
}

function rowOf({ name, counts, advice, word, sentence }: PageRow, width: number): string {
  const cells = counts.map((count) => `<td>${count === 0 ? '·' : count}</td>`).join('');
  return `<tr><th scope="row">${escaped(name)}</th>${cells}</tr>
<tr class="why"><td class="say" colspan="${width + 1}"><span class="word ${advice}">${escaped(word)}</span>${escaped(sentence)}</td></tr>`;
}

function listOf({ unjudged }: Page, say: Say): string {
  if (unjudged.length === 0) return '';
  const items = unjudged
    .map(([count, words]) => `<li>${count}${say(' :', ':')} ${escaped(words)}</li>`)
    .join('');
  return `<h2>${say('Ce qui n’a pas pu être jugé', 'What could not be judged')}</h2><ul class="quiet">${items}</ul>`;
}

function exampleOf({ mail, kinds: asked, outcome, answer, judgement }: Judged, told: Told): string {
  const { practice, language } = told;
  const say = sayIn(language);
  if (judgement.kind === 'not-judged') return '';
  const kinds = asked.map((kind) => nameOf(kind, language)).join(', ');
  const why = [
    ...judgement.remarks.map((remark) => remarkSentence(remark, language)),
    ...judgement.unjudged.map((each) => unjudgedSentence(each, language)),
  ];
  const theirs = 'problem' in mail ? mail.problem : mail.ownWords;
  const ours =
    outcome.kind === 'letter'
      ? outcome.said.words
      : say('(rien n’aurait été écrit)', '(nothing would have been written)');
  const yours = answer?.words ?? say('(aucune réponse retrouvée)', '(no answer was found)');
  return `<div class="one"><p><span class="word ${toneOf(judgement.verdict)}">${escaped(verdictWord(judgement.verdict, language))}</span>
${escaped(factMaker(language, practice.zone).moment(mail.sent))}${kinds === '' ? '' : ` · ${escaped(kinds)}`}</p>
${why.map((sentence) => `<p>${escaped(sentence)}</p>`).join('')}
<div class="sides">${side(say('Le patient', 'The patient'), theirs)}${side(say('Elle aurait écrit', 'She would have written'), ours)}${side(say('Vous avez écrit', 'You wrote'), yours)}</div></div>`;
}

function toneOf(verdict: DryVerdict): string {
  switch (verdict) {
    case 'same':
    case 'better':
      return 'go';
    case 'different':
    case 'missed-ask':
    case 'wrong-language':
      return 'suggest';
    case 'wrong-commitment':
    case 'should-have-escalated':
      return 'no-go';
  }
}

/** Characters of one letter on paper. */
const MOST = 900;

function side(title: string, words: string): string {
  const text = words.length > MOST ? `${words.slice(0, MOST)} …` : words;
  return `<div><h3>${escaped(title)}</h3><p>${escaped(text.trim())}</p></div>`;
}
