import { oneLine } from '../../core/letters/encoded-words.ts';

const MAX = 120;

/**
 * What a mail server answered, for the case: on one line, short, without any address and without the name of the
 * mailbox that was written to, since a case's story is shown and logged.
 */
export function serverWords(response: string, to: string | null): string {
  const box = to === null ? '' : to.slice(0, to.lastIndexOf('@'));
  const bare = oneLine(response)
    .replaceAll(/[^\s<>()[\]"':;,]*@[^\s<>()[\]"':;,]*/gu, '…')
    .replaceAll(/\s+/gu, ' ');
  const words = box.length < 2 ? bare : bare.replaceAll(new RegExp(escaped(box), 'giu'), '…');
  return words.length <= MAX ? words : `${words.slice(0, MAX - 1)}…`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`);
}
