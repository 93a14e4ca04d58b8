import type { OpenedMail } from '../../domain/mail.ts';
import { cleanBody } from './clean-text.ts';
import { firstField } from './headers.ts';
import { htmlToText } from './html-text.ts';
import { cutOwnWords } from './own-words.ts';

export type ReadableText =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** What the HTML says where that is not what the plain text says; else null. */
      readonly other: string | null;
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** A plain part that only says: look at the HTML. */
const STUB =
  /^.{0,200}\b(?:html|rich text|mime|xhtml)\b.{0,200}$|^.{0,120}\b(?:view|read|see|lire|voir|afficher|consulter|bekijk|anzeigen|ver|visualizza)\b.{0,60}\b(?:browser|online|en ligne|navigateur|browser an|navegador)\b.{0,120}$/is;
const STUB_VERB =
  /support|capable|compatible|unterst|prend pas en charge|supporte|ondersteun|soporta|supporta|suporta|obs[łl]ug|viewer|browser|navigateur|ligne|online|afficher|anzeigen/i;
const STUB_LENGTH = 300;

/**
 * The text a human would read: the plain part, or the HTML when plain is missing, empty or only points to it.
 * When both say different things the plain one is read, for nothing can be hidden in it by style, and the other is told
 * beside it: which of them the writer meant, only a human can see.
 */
export function readableText(opened: OpenedMail): ReadableText {
  const sealed = encryption(opened);
  if (sealed !== null) return { kind: 'unreadable', problem: sealed };
  const plain = cleanBody(opened.plain ?? '').trimEnd();
  if (opened.html === null) return { kind: 'text', text: plain, other: null };
  if (plain.trim() !== '' && !isStub(plain))
    return { kind: 'text', text: plain, other: otherVersion(plain, opened.html) };
  const fromHtml = htmlToText(opened.html);
  if (fromHtml === null) {
    if (plain.trim() !== '') return { kind: 'text', text: plain, other: null };
    return { kind: 'unreadable', problem: 'The HTML of this message is too complicated to be read safely.' };
  }
  const html = cleanBody(fromHtml).trimEnd();
  return { kind: 'text', text: html.trim() === '' ? plain : html, other: null };
}

/** The HTML's words when its own or the plain text's own stand only on one side. */
function otherVersion(plain: string, source: string): string | null {
  const html = cleanBody(htmlToText(source) ?? '').trimEnd();
  if (html.trim() === '') return null;
  return saysAll(html, ownWords(plain)) && saysAll(plain, ownWords(html)) ? null : html;
}

function ownWords(text: string): string {
  return cutOwnWords(text, { subject: '' }).ownWords;
}

/** Every word of the part stands in the whole, as often: line breaks, spaces, links and marks say nothing. */
function saysAll(whole: string, part: string): boolean {
  if (lettersOf(whole).join('').includes(lettersOf(part).join(''))) return true;
  const left = new Map<string, number>();
  for (const word of lettersOf(whole)) left.set(word, (left.get(word) ?? 0) + 1);
  return lettersOf(part).every((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
}

/** What programs write into one of the two versions only: addresses of links and pictures, and what stands for them. */
const OF_PROGRAMS =
  /<[^<>\s]{4,}>|\[(?:image|cid|https?|mailto|inline)[^\]]*\]|(?:https?|mailto|cid):\S+|www\.\S+/gi;

function lettersOf(text: string): readonly string[] {
  return (
    text
      .replace(OF_PROGRAMS, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** S/MIME, PGP/MIME and Outlook's own wrapping: the words are inside, out of reach. */
function encryption(opened: OpenedMail): string | null {
  const type = firstField(opened.headers, 'content-type')?.toLowerCase() ?? '';
  if (/multipart\/encrypted/.test(type)) return 'The message is encrypted.';
  const types = [type, ...opened.attachments.map(({ contentType }) => contentType)].join(' ');
  if ((opened.plain ?? '').trim() !== '' || (opened.html ?? '').trim() !== '') return null;
  if (/application\/(?:x-)?pkcs7-mime/.test(types) && !/signed-data/.test(type))
    return 'The message is encrypted.';
  if (/application\/(?:x-)?pkcs7-mime/.test(types))
    return 'The message is wrapped in a signature and cannot be read.';
  if (/application\/(?:vnd\.)?ms-tnef/.test(types)) return "The message is packed in Outlook's own format.";
  return null;
}

function isStub(plain: string): boolean {
  const text = plain.trim();
  return text.length <= STUB_LENGTH && STUB.test(text) && STUB_VERB.test(text);
}
