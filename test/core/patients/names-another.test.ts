import { describe, expect, it } from 'vitest';
import { namesAnother } from '../../../src/core/patients/names-another.ts';
import { aPatient } from '../../build/builders.ts';

const ana = aPatient({ givenName: 'Ana', familyName: 'Durand' });

describe('whose appointment a mail speaks of', () => {
  it.each([
    'Annulez les rendez-vous de Bob Marin',
    'je voudrais décaler le rdv de Mme Petit',
    'please cancel the appointment of John Smith',
    'bitte den Termin von Frau Weber absagen',
    'proszę odwołać wizytę pani Nowak i wizytę dla Kowalski',
  ])('is somebody else’s: %s', (text) => {
    expect(namesAnother(text, ana)).toBe(true);
  });

  it.each([
    'Annulez mon rendez-vous de jeudi',
    'annulez le rendez-vous de Mme Durand',
    'the appointment for Tuesday',
    'den Termin von Donnerstag',
    'mon rendez-vous de 9h',
    'rdv de jeudi\nBonsoir, je ne peux pas',
    'je confirme le rendez-vous du 26 novembre, Ana Durand',
  ])('is their own, as far as it says: %s', (text) => {
    expect(namesAnother(text, ana)).toBe(false);
  });
});
