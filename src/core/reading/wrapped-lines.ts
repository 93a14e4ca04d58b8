// Mail programs break long lines near column 72 (RFC 3676 §3.1, RFC 5322 §2.1.1). Such a break is no sentence's end.

/** The columns within which programs break lines by themselves. */
const NARROWEST = 45;
const USUAL = 64;
const WIDEST = 80;

const LIST_MARK = /^(?:[-*•–—+]|\d{1,2}[.)°]|[a-z]\))\s/i;
const SENTENCE_END = /[.!?…:;]["»”)]*$/;

/** The lines of a text as the writer meant them: broken ones joined, empty ones left out, list marks taken off. */
export function joinWrapped(text: string): readonly string[] {
  const joined: string[] = [];
  let previous = '';
  for (const line of text.split('\n').map((raw) => raw.replace(/\s+/g, ' ').trim())) {
    if (line !== '' && previous !== '' && goesOn(previous, line)) {
      joined.push(`${joined.pop() ?? ''} ${line}`);
    } else if (line !== '') {
      joined.push(line);
    }
    previous = line;
  }
  return joined.map((line) => line.replace(LIST_MARK, '').trim()).filter((line) => line !== '');
}

/** The first line was broken by a program: the next word no longer fitted, or the sentence plainly continues. */
function goesOn(line: string, next: string): boolean {
  if (LIST_MARK.test(next) || line.length < NARROWEST || line.length > WIDEST || SENTENCE_END.test(line))
    return false;
  const firstWord = /^\S+/.exec(next)?.[0] ?? '';
  return line.length + 1 + firstWord.length > USUAL || /^\p{Ll}/u.test(next);
}
