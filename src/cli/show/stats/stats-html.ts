// The report as one page that needs nothing else and prints on A4: no script, no font, no picture from anywhere.

import type { EditedFigures } from '../../../core/stats/edited-suggestions.ts';
import type { Stats } from '../../../core/stats/stats.ts';
import { addDays, type LocalDate } from '../../../domain/time.ts';
import { escaped, LOADS_NOTHING } from '../escaped.ts';
import { percent } from '../eval/figure-words.ts';
import { endRows, facts, kindName, periodWords, type Told } from './stats-words.ts';

const STYLE = `@page{size:A4;margin:16mm}
body{font:15px/1.45 Georgia,'Times New Roman',serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.5em;margin:0 0 .2em}h2{font-size:1.15em;margin:1.6em 0 .4em}p{margin:.2em 0}.quiet{color:#444}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .4rem;border-top:1px solid #bbb;text-align:right;vertical-align:top}
th:first-child,td:first-child,td.note{text-align:left}thead th{border:0;font-weight:normal;color:#444}
td.bar{width:38%;text-align:left}td.bar i{display:block;height:.9em;background:#357;min-width:2px}td.bar i.none{background:none}.kinds td.bar{width:24%}
td.note{color:#444;font-size:.88em}td.value{font-weight:bold;white-space:nowrap}
svg{width:100%;height:4.5rem;display:block;border-bottom:1px solid #888}svg rect{fill:#357}tr,.chart{break-inside:avoid}
.chart b{display:block;font-weight:normal;font-size:.8em;color:#444}.axis{position:relative;height:1.4em;font-size:.8em;color:#444}
.axis span{position:absolute;transform:translateX(-50%);white-space:nowrap}.axis .first{transform:none;left:0!important}.axis .last{transform:none;left:auto!important;right:0}
@media(max-width:34rem){td.bar{width:20%}table{font-size:.9em}th,td{padding:.3rem .2rem}.kinds td.bar,.kinds th:nth-child(2){display:none}.axis span:nth-child(even){display:none}}
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`;

/** The whole page. */
export function statsHtml(stats: Stats, told: Told): string {
  const say = (fr: string, en: string) => (told.language === 'fr' ? fr : en);
  const title = say('Le secrétariat en chiffres', 'The front desk in numbers');
  return `<!doctype html>
<html lang="${told.language}"><head><meta charset="utf-8">${LOADS_NOTHING}<meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p class="quiet">${escaped(periodWords(stats, told))} · ${stats.mails} mails</p>
<h2>${say('Ce qu’ils sont devenus', 'What became of them')}</h2>
${endTable(stats, told)}
<h2>${stats.rhythm.step === 'day' ? say('Mails par jour', 'Mails a day') : say('Mails par semaine', 'Mails a week')}</h2>
${rhythm(stats, told.language)}
<h2>${say('Demandes', 'Requests')}</h2>
${kindTable(stats, told, say)}
${editTable(stats, told, say)}
<h2>${say('En chiffres', 'Figures')}</h2>
<table>${facts(stats, told)
    .map(
      ({ name, value, note }) =>
        `<tr><td>${escaped(name)}</td><td class="value">${escaped(value)}</td><td class="note">${escaped(note)}</td></tr>`,
    )
    .join('\n')}</table>
<p class="quiet">${say('Aucun nom, aucune adresse, aucun mot d’un patient ne figure ici.', 'No name, no address and no word of a patient stands here.')}</p>
</body></html>
`;
}

function endTable(stats: Stats, { language }: Told): string {
  const rows = endRows(stats, language).map(([, name, count]) => {
    const share = stats.mails === 0 ? 0 : count / stats.mails;
    return `<tr><td>${escaped(name)}</td>${barCell(share)}<td>${count}</td><td>${percent(share, language, 0)}</td></tr>`;
  });
  return `<table>${rows.join('\n')}</table>`;
}

function kindTable({ kinds }: Stats, { language }: Told, say: (fr: string, en: string) => string): string {
  const most = Math.max(1, ...kinds.map(({ mails }) => mails));
  const rows = kinds.map((kind) => {
    const { mails, alone, approved, byHand, open, aside } = kind;
    const cells = [mails, alone, approved, byHand, open, aside].map((count) => `<td>${count}</td>`).join('');
    return `<tr><td>${escaped(kindName(kind, language))}</td>${barCell(mails / most)}${cells}</tr>`;
  });
  const heads = [
    '',
    '',
    'mails',
    say('sans vous', 'without you'),
    say('après vous', 'after you'),
    say('par vous', 'by you'),
    say('en attente', 'waiting'),
    say('de côté', 'aside'),
  ];
  const head = heads.map((word) => `<th>${word}</th>`).join('');
  return `<table class="kinds"><thead><tr>${head}</tr></thead>${rows.join('\n')}</table>`;
}

function editTable({ edits }: Stats, { language }: Told, say: (fr: string, en: string) => string): string {
  if (edits === null) return '';
  const row = (name: string, { sent, edited, distance }: EditedFigures) =>
    `<tr><td>${escaped(name)}</td>${barCell(edited / sent)}<td>${edited}</td><td>${sent}</td><td>${percent(edited / sent, language, 0)}</td><td>${percent(distance, language, 0)}</td></tr>`;
  const heads = [
    '',
    '',
    say('modifiées', 'edited'),
    say('sur', 'of'),
    say('part', 'share'),
    say('mots changés, médiane', 'words changed, median'),
  ];
  const head = heads.map((word) => `<th>${word}</th>`).join('');
  const rows = edits.kinds.map((kind) => row(kindName(kind, language), kind));
  return `<h2>${say('Réponses préparées, modifiées par vous', 'Prepared answers, edited by you')}</h2>
<table class="kinds"><thead><tr>${head}</tr></thead>${[row(say('toutes', 'all'), edits), ...rows].join('\n')}</table>`;
}

function barCell(share: number): string {
  return `<td class="bar"><i${share === 0 ? ' class="none"' : ''} style="width:${Math.round(100 * share)}%"></i></td>`;
}

/** Bars with the days they stand for below; a bar tells its day and number to whoever points at it. */
function rhythm({ rhythm: { step, first, mails } }: Stats, language: Told['language']): string {
  const most = Math.max(1, ...mails);
  const days = mails.map((_, at) => addDays(first, at * (step === 'day' ? 1 : 7)));
  const rects = mails.map((count, at) => {
    const height = Math.round((40 * count) / most);
    const title = `${dayText(days[at] ?? first, language)} : ${count}`;
    return `<rect x="${at * 10 + 1}" y="${40 - height}" width="8" height="${height}"><title>${escaped(title)}</title></rect>`;
  });
  const width = mails.length * 10;
  const marked = axisPlaces(mails.length).map((at) => {
    const place = Math.round((100 * (at * 10 + 5)) / width);
    const side = place < 8 ? ' class="first"' : place > 92 ? ' class="last"' : '';
    return `<span${side} style="left:${place}%">${escaped(dayText(days[at] ?? first, language))}</span>`;
  });
  return `<div class="chart"><b>${most}</b><svg viewBox="0 0 ${width} 40" preserveAspectRatio="none" role="img" aria-label="${mails.join(', ')}">${rects.join('')}</svg><div class="axis">${marked.join('')}</div></div>`;
}

/** At most five bars whose day is written: the first, the last, and some between. */
function axisPlaces(count: number): readonly number[] {
  const marks = Math.min(5, count);
  const places = Array.from({ length: marks }, (_, at) =>
    marks === 1 ? 0 : Math.round((at * (count - 1)) / (marks - 1)),
  );
  return [...new Set(places)];
}

/** "24 oct." */
function dayText(day: LocalDate, language: Told['language']): string {
  const format = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', format).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}
