import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { flagFact } from '../../../src/core/letters/facts.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Country } from '../../../src/domain/practice.ts';
import { address, aPractice } from '../../build/builders.ts';
import { someTexts } from './shipped.ts';

function textOf(
  kind: 'life' | 'maternity' | 'suicide',
  language: Language,
  country: Country,
  alerted = true,
) {
  const practice = aPractice({ country, phone: '00 00', name: 'P', address: 'A' });
  const composed = compose({
    texts: someTexts({ practice }),
    language,
    to: address('ana@example.org'),
    parts: [{ template: `emergency-${kind}`, facts: { alerted: flagFact(alerted) } }],
  });
  if (composed.kind === 'problem') throw new Error(composed.reason.code);
  return composed.letter.body.split('\n\n')[0]?.replaceAll('\n', ' ') ?? '';
}

describe('the fixed text for danger of life', () => {
  // Handbook §2.7, word for word.
  it.each([
    [
      'fr',
      'FR',
      "Votre message peut décrire une urgence. Appelez maintenant le 15 ou le 112 (114 par SMS si vous ne pouvez pas parler). N'attendez pas notre réponse : cette boîte n'est pas surveillée en continu. Le cabinet est prévenu de votre message. — Assistant automatique du secrétariat.",
    ],
    [
      'en',
      'GB',
      'Your message may describe an emergency. Call 999 now. Do not wait for our reply: this mailbox is not watched all the time. The practice has been alerted. — Automated assistant of the practice.',
    ],
    [
      'nl',
      'NL',
      'Uw bericht kan een noodgeval beschrijven. Bel nu 112. Wacht niet op ons antwoord: deze mailbox wordt niet voortdurend gelezen. De praktijk is gewaarschuwd. — Automatische assistent.',
    ],
    [
      'de',
      'DE',
      'Ihre Nachricht könnte einen Notfall beschreiben. Rufen Sie jetzt 112 an. Warten Sie nicht auf unsere Antwort: dieses Postfach wird nicht ständig gelesen. Die Praxis wurde benachrichtigt. — Automatischer Assistent.',
    ],
    [
      'pl',
      'PL',
      'Wiadomość może opisywać stan nagły. Proszę natychmiast zadzwonić pod 112 lub 999. Proszę nie czekać na odpowiedź: skrzynka nie jest stale odczytywana. Gabinet został powiadomiony. — Automatyczny asystent.',
    ],
    [
      'es',
      'ES',
      'Su mensaje puede describir una urgencia. Llame ahora al 112. No espere nuestra respuesta: este buzón no se lee de forma continua. La consulta ha sido avisada. — Asistente automático.',
    ],
    [
      'it',
      'IT',
      "Il suo messaggio può descrivere un'emergenza. Chiami subito il 112 (o 118). Non attenda la nostra risposta: la casella non è letta di continuo. Lo studio è stato avvisato. — Assistente automatico.",
    ],
    [
      'pt',
      'PT',
      'A sua mensagem pode descrever uma emergência. Ligue já para o 112. Não espere pela nossa resposta: esta caixa não é lida continuamente. O consultório foi avisado. — Assistente automático.',
    ],
  ] as const)('is the handbook’s in %s', (language, country, expected) => {
    expect(textOf('life', language, country)).toBe(expected);
  });

  it('says that nobody has read the message when no channel took the alert', () => {
    expect(textOf('life', 'fr', 'FR', false)).toContain("Personne n'a encore lu ce message.");
    expect(textOf('life', 'fr', 'FR', false)).not.toContain('prévenu');
  });

  it('adds the maternity ward, and nothing else, for a pregnancy', () => {
    const life = textOf('life', 'fr', 'FR');
    expect(textOf('maternity', 'fr', 'FR')).toBe(
      life.replace('parler).', 'parler), ou appelez votre maternité.'),
    );
  });

  it('gives French numbers to a Polish reader of a practice in France', () => {
    expect(textOf('life', 'pl', 'FR')).toContain('zadzwonić pod 15 lub 112');
  });

  it('gives no French number in Germany, in any language', () => {
    for (const language of ['fr', 'de', 'en', 'pl'] as const) {
      expect(textOf('life', language, 'DE')).not.toMatch(/\b(?:15|18|114|3114)\b/u);
      expect(textOf('suicide', language, 'DE')).not.toMatch(/\b(?:15|18|114|3114)\b/u);
    }
  });

  it('shows only 112 in Austria, where the other number is not verified', () => {
    expect(textOf('life', 'de', 'AT')).toContain('Rufen Sie jetzt 112 an.');
  });
});

describe('the fixed text for suicide', () => {
  it.each([
    [
      'fr',
      'FR',
      "Merci d'avoir écrit. Ce que vous vivez compte. Vous pouvez appeler le 3114 maintenant, jour et nuit, gratuitement ; en danger immédiat, le 15 ou le 112 (114 par SMS). Une personne du cabinet est prévenue. Ce message est envoyé par l'assistant automatique, qui ne remplace pas une personne.",
    ],
    [
      'en',
      'GB',
      'Thank you for writing. What you are going through matters. You can call 116 123 now, day or night; if you are in immediate danger call 999. Someone at the practice has been alerted. This is an automated assistant and does not replace a person.',
    ],
    [
      'nl',
      'NL',
      'Dank dat u dit schreef. Het doet ertoe. Bel nu gratis 113, dag en nacht; bij direct gevaar 112. Iemand van de praktijk is gewaarschuwd. Dit is een automatische assistent.',
    ],
    [
      'nl',
      'BE',
      'Dank dat u dit schreef. Het doet ertoe. Bel nu gratis 1813, dag en nacht; bij direct gevaar 112. Iemand van de praktijk is gewaarschuwd. Dit is een automatische assistent.',
    ],
    [
      'de',
      'DE',
      'Danke, dass Sie geschrieben haben. Es ist wichtig, was Sie erleben. Telefonseelsorge 0800 111 0 111, Tag und Nacht, kostenlos; bei unmittelbarer Gefahr 112. Jemand aus der Praxis ist benachrichtigt. Dies ist ein automatischer Assistent.',
    ],
    [
      'pl',
      'PL',
      'Dziękujemy za tę wiadomość. To, co Pan/Pani przeżywa, jest ważne. Można zadzwonić teraz: 800 70 2222 (całą dobę) lub 116 123; w bezpośrednim zagrożeniu 112. Osoba z gabinetu została powiadomiona. To automatyczny asystent.',
    ],
  ] as const)('is the handbook’s in %s, %s', (language, country, expected) => {
    expect(textOf('suicide', language, country)).toBe(expected);
  });

  it('names only the number for danger where the country has no verified line', () => {
    expect(textOf('suicide', 'it', 'IT')).toContain('In pericolo immediato, chiami il 112.');
    expect(textOf('suicide', 'it', 'IT')).not.toContain('2327');
  });

  it('claims neither day and night nor free of charge for a line of which that is not known', () => {
    expect(textOf('suicide', 'fr', 'LU')).toContain(
      'Vous pouvez appeler le 45 45 45 ; en danger immédiat, le 112.',
    );
  });

  it('names the line of the reader’s language where a country has one for each', () => {
    expect(textOf('suicide', 'fr', 'BE')).toContain('0800 32 123');
    expect(textOf('suicide', 'nl', 'BE')).toContain('1813');
  });
});
