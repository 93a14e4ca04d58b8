import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { typedAnswers } from '../../../src/adapters/setup/typed-answers.ts';

function aPipe(text: string, { isTTY = false, columns }: { isTTY?: boolean; columns?: number } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), columns === undefined ? {} : { columns });
  let said = '';
  output.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const open = typedAnswers({ input, output });
  input.write(text);
  return { open, input, said: () => said };
}

describe('answers that come through a pipe', () => {
  it('are taken one by one, although they came at once', async () => {
    const { open, input } = aPipe('un\ndeux\n');
    expect(await open.ask('1 ? ')).toBe('un');
    expect(await open.ask('2 ? ')).toBe('deux');
    input.end();
    expect(await open.ask('3 ? ')).toBeNull();
    expect(await open.ask('4 ? ')).toBeNull();
  });

  it('end in the middle of a line, and the line counts', async () => {
    const { open, input } = aPipe('un');
    input.end();
    expect(await open.ask('1 ? ')).toBe('un');
    expect(await open.ask('2 ? ')).toBeNull();
  });

  it('keep each question on a line of its own', async () => {
    const { open, said } = aPipe('un\ndeux\n');
    await open.ask('1 ? ');
    await open.ask('2 ? ');
    expect(said()).toBe('1 ? \n2 ? \n');
  });
});

describe('a question longer than a line', () => {
  it('leaves the cursor behind its last word', () => {
    const { open, said } = aPipe('', { isTTY: true, columns: 80 });
    void open.ask(`${'mot '.repeat(24)}: `);
    expect(said()).toContain('\u001b[19G');
    expect(said()).not.toContain('\u001b[99G');
    open.close();
  });
});

describe('a secret at the keyboard', () => {
  it('is never shown, and the next answer is', async () => {
    const { open, input, said } = aPipe('', { isTTY: true });
    const secret = open.askSecret('Mot de passe : ');
    input.write('tres-secret\r');
    expect(await secret).toBe('tres-secret');
    const next = open.ask('Nom : ');
    input.write('Lilas\r');
    expect(await next).toBe('Lilas');
    expect(said()).not.toContain('secret');
    expect(said()).toContain('Lilas');
    open.close();
  });

  it('ends the conversation at Ctrl-C', async () => {
    const { open, input } = aPipe('', { isTTY: true });
    const secret = open.askSecret('Mot de passe : ');
    input.write('\u0003');
    expect(await secret).toBeNull();
  });
});
