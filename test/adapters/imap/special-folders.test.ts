import type { ListResponse } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { folderThere, specialFolder } from '../../../src/adapters/imap/special-folders.ts';

function aFolder(path: string, more: Partial<ListResponse> = {}): ListResponse {
  const name = path.split('/').at(-1) ?? path;
  return {
    path,
    pathAsListed: path,
    name,
    delimiter: '/',
    parent: [],
    parentPath: '',
    flags: new Set(),
    listed: true,
    subscribed: true,
    ...more,
  };
}

describe('the Sent folder', () => {
  it.each([
    'Sent',
    'Éléments envoyés',
    'Envoyés',
    'INBOX/Messages envoyés',
    'Verzonden items',
    'Gesendet',
    'Gesendete Elemente',
    'Wysłane',
    'Enviados',
    'Posta inviata',
    'Itens enviados',
  ])('is known by the name %s', (path) => {
    // biome-ignore format: a list
    expect(specialFolder([aFolder('INBOX'), aFolder(path)], '\\Sent')).toEqual({ path, guessed: true });
  });

  it('is the one that the server marks, whatever its name', () => {
    const marked = aFolder('Post', { specialUse: '\\Sent', specialUseSource: 'extension' });
    expect(specialFolder([aFolder('Sent'), marked], '\\Sent')).toEqual({ path: 'Post', guessed: false });
  });

  it('is not taken from a name that only holds the word', () => {
    expect(specialFolder([aFolder('INBOX'), aFolder('Consentements')], '\\Sent')).toBeNull();
  });

  it('is not a folder that can not be opened', () => {
    const closed = aFolder('Sent', { flags: new Set(['\\Noselect']) });
    expect(specialFolder([closed], '\\Sent')).toBeNull();
  });
});

describe('a folder that the practice names', () => {
  it('is there only when the server has it', () => {
    const folders = [aFolder('INBOX'), aFolder('Sent'), aFolder('Éléments')];
    expect(folderThere(folders, '\\Sent', 'Éléments')).toBe('Éléments');
    expect(folderThere(folders, '\\Sent', 'Sent Itmes')).toBeNull();
    expect(folderThere(folders, '\\Sent', null)).toBe('Sent');
  });
});
