import { describe, expect, it } from 'vitest';
import { agent, anExample } from '../build/command-line.ts';

const meant = async (phrase: string) => {
  const asked = ['when', phrase, '--sent', '2026-11-24T09:12', '--language', 'fr', '--lang', 'en'];
  return (await agent(await anExample(), asked)).said;
};

describe('agent when', () => {
  it('reads short forms as the secretary does', async () => {
    const spelled = await meant('je peux pas après 18h jeudi');
    expect(spelled).toContain('18:00');
    expect(await meant('jpe pa ap 18h jeudi')).toBe(spelled);
  });
});
