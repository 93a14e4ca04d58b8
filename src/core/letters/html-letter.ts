// The approved text once more, for mail programs that show HTML: the same words, nothing to fetch, nothing to follow.

import type { Language } from '../../domain/language.ts';

interface Written {
  readonly language: Language;
  readonly subject: string;
  /** As `cleanBody` gives it. */
  readonly body: string;
}

/**
 * A page of paragraphs and line breaks. It names no colour and no width in pixels, so that phones and dark modes may
 * choose; its only links are the https: and mailto: addresses that stand in the text.
 */
export function htmlLetter({ language, subject, body }: Written): string {
  const paragraphs = body.split('\n\n').map((paragraph) => `<p style="${PARAGRAPH}">${lines(paragraph)}</p>`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title>`,
    '</head>',
    `<body style="${PAGE}">`,
    ...paragraphs,
    '</body>',
    '</html>',
  ].join('\n');
}

const PAGE =
  'margin:0;padding:1em;max-width:40em;font-family:sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere';
// Spaces at the beginning of a line are part of the text: numbered times stand in a column.
const PARAGRAPH = 'margin:0 0 1em;white-space:pre-wrap';

function lines(paragraph: string): string {
  return paragraph.split('\n').map(linked).join('<br>');
}

const LINK = /\b(?:https:\/\/|mailto:)[^\s<>"'`\\^{|}[\]]*[^\s<>"'`\\^{|}[\].,;:!?)»”’]/giu;

function linked(line: string): string {
  let html = '';
  let end = 0;
  for (const { 0: link, index } of line.matchAll(LINK)) {
    html += `${escaped(line.slice(end, index))}<a href="${escaped(link)}">${escaped(link)}</a>`;
    end = index + link.length;
  }
  return html + escaped(line.slice(end));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
}
