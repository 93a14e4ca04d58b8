import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { atPractice, shellPath } from '../../src/cli/shell-path.ts';

describe('a folder in a command that is proposed', () => {
  it.each(['mon-cabinet', '/home/marie/cabinet'])('%s stands as it is', (path) => {
    expect(shellPath(path, 'linux')).toBe(path);
  });

  it.each(["/home/marie/Cabinet d'été n°1", 'a b', '$(touch x)', 'a;b', '"'])(
    '%s is one word for a shell',
    (path) => {
      const word = execFileSync('sh', ['-c', `printf %s ${shellPath(path, 'linux')}`], { encoding: 'utf8' });
      expect(word).toBe(path);
    },
  );

  it('is named only where the person is elsewhere', () => {
    expect(atPractice('/home/marie/cabinet', '/home/marie/cabinet')).toBe('');
    expect(atPractice('/home/marie', '/home/marie/Mes papiers')).toBe(" --practice 'Mes papiers'");
  });

  it('is quoted as Windows wants it', () => {
    expect(shellPath('C:\\Mes papiers', 'win32')).toBe('"C:\\Mes papiers"');
  });
});
