import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resembles } from '../../../src/core/mail/look-alike.ts';
import { shownDomain } from '../../../src/core/mail/punycode.ts';
import { whoseMail } from '../../../src/core/patients/whose.ts';
import { decide } from '../../../src/core/policy/decide.ts';
import { address, aMail, aPatient, aReading, aRequest, aSituation } from '../../build/builders.ts';

const known = ['ana.lemaire@example.org', 'jean@müller.example', 'p@gmail.example'].map((text) =>
  address(text.replace('müller', 'xn--mller-kva')),
);

describe('an address that looks like a patient’s', () => {
  it.each([
    'ana.lemaire@examp1e.org',
    'ana.lemaire@exarnple.org',
    'ana.lemaire@exmaple.org',
    'ana.lemaire@exampl.org',
    'ana.lemaire@exxample.org',
    'аna.lemaire@example.org',
    'ana.1emaire@example.org',
    'someone@examp1e.org',
    'ana.lemaire@xn--exmple-4nf.org',
    'jean@muller.example',
  ])('is noticed: %s', (written) => {
    expect(resembles(address(written), known)).not.toBeNull();
  });

  it.each([
    'ana.lemaire@example.org',
    'ana.lemaire@other.example',
    'anna@example.org',
    'paul@exampl.org',
    'ana.lemaire@example.net',
  ])('is not seen in an honest one: %s', (written) => {
    expect(resembles(address(written), known)).toBeNull();
  });

  it('is compared as a person sees it', () => {
    expect(shownDomain('xn--mller-kva.example')).toBe('müller.example');
    expect(shownDomain('xn--bcher-kva.xn--p1ai')).toBe('bücher.рф');
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), (label) => {
        shownDomain(`xn--${label}.example`);
      }),
    );
  });

  it('is nobody’s, and the human is told', () => {
    const mail = aMail({ from: address('ana@examp1e.org') });
    const writer = whoseMail({ mail, patients: [aPatient()], answeredFor: null });
    expect(writer).toEqual({ kind: 'nobody', level: 0, why: 'look-alike', perhaps: [] });
    const decision = decide(aSituation({ mail, writer, reading: aReading([aRequest('when')]) }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'look-alike' } });
  });

  it('gets the same words as any unknown writer', () => {
    const proposalFor = (from: string) => {
      const mail = aMail({ from: address(from) });
      const writer = whoseMail({ mail, patients: [aPatient()], answeredFor: null });
      const decision = decide(aSituation({ mail, writer, reading: aReading([aRequest('when')]) }));
      const [reply] = decision.kind === 'review' ? decision.proposal : [];
      return reply?.kind === 'reply' ? reply.letter.body : null;
    };
    expect(proposalFor('ana@examp1e.org')).toBe(proposalFor('stranger@other.example'));
  });
});
