// A provider's no, in words: what it means for the practice and what to do.

import { Refused } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Refusal } from './token-request.ts';

type Pair = readonly [fr: string, en: string];

/** The error for a refusal; `Refused`, because asking again changes nothing. */
export function refusedBy(provider: string, refusal: Refusal, language: ProgramLanguage): Refused {
  const [fr, en] = sentenceFor(provider, refusal);
  const shown = [refusal.code, ...(refusal.number === null ? [] : [refusal.number])].join(', ');
  return new Refused(language === 'fr' ? `${fr} (${shown})` : `${en} (${shown})`);
}

/** No tokens yet, or none that can be renewed. */
export function notSignedIn(language: ProgramLanguage): Refused {
  return new Refused(
    language === 'fr'
      ? "Le programme n'a pas encore d'accord pour cette boîte aux lettres. Lancez : agent login"
      : 'The program has no consent for this mailbox yet. Run: agent login',
  );
}

/** A yes that leaves out the mail. */
export function withoutMail(provider: string, language: ProgramLanguage): Refused {
  return new Refused(
    language === 'fr'
      ? `L'accord donné chez ${provider} ne comprend pas le courrier. Relancez « agent login » et cochez toutes les cases.`
      : `The consent given with ${provider} does not include mail. Run agent login again and tick every box.`,
  );
}

/** A yes for an hour only. */
export function withoutRefresh(provider: string, language: ProgramLanguage): Refused {
  return new Refused(
    language === 'fr'
      ? `${provider} n'a donné qu'un accord passager. Retirez ce programme des accès de votre compte, puis relancez : agent login`
      : `${provider} gave a passing consent only. Remove this program from your account's connected apps, then run agent login again`,
  );
}

function sentenceFor(provider: string, { code, number }: Refusal): Pair {
  return BY_NUMBER[number ?? '']?.(provider) ?? BY_CODE[code]?.(provider) ?? unknown(provider);
}

const unknown = (provider: string): Pair => [
  `${provider} a refusé. Relancez « agent login » ; si cela revient, montrez ce code à qui a inscrit le programme`,
  `${provider} refused. Run agent login again; if it comes back, show this code to whoever registered the program`,
];

const again = (provider: string): Pair => [
  `${provider} ne reconnaît plus l'accord donné : mot de passe changé, accord retiré ou trop ancien. Relancez : agent login`,
  `${provider} no longer knows the given consent: password changed, consent withdrawn or too old. Run agent login again`,
];

const wrongSecret = (provider: string): Pair => [
  `Le secret de l'inscription chez ${provider} est faux ou périmé. Faites-en un nouveau et mettez-le à l'endroit de client-secret`,
  `The secret of the registration with ${provider} is wrong or has expired. Make a new one and put it where client-secret points`,
];

const wrongClient = (provider: string): Pair => [
  `${provider} ne connaît pas ce programme. Vérifiez client-id${provider === 'Microsoft' ? ' et tenant' : ''} dans practice.yaml`,
  `${provider} does not know this program. Check client-id${provider === 'Microsoft' ? ' and tenant' : ''} in practice.yaml`,
];

const denied = (provider: string): Pair => [
  `L'accord a été refusé chez ${provider}. Rien n'a été changé ; relancez « agent login » quand vous voulez`,
  `Consent was declined with ${provider}. Nothing was changed; run agent login again when you like`,
];

const wrongScope = (provider: string): Pair => [
  `L'inscription du programme chez ${provider} ne permet pas le courrier. Ajoutez-y les droits IMAP et SMTP (docs/configuration.md)`,
  `The program's registration with ${provider} does not allow mail. Add the IMAP and SMTP permissions (docs/configuration.md)`,
];

const late = (provider: string): Pair => [
  `Le temps pour donner l'accord chez ${provider} est passé. Rien n'a été changé ; relancez : agent login`,
  `The time to give consent with ${provider} has passed. Nothing was changed; run agent login again`,
];

const BY_CODE: Readonly<Record<string, (provider: string) => Pair>> = {
  invalid_grant: again,
  interaction_required: again,
  consent_required: again,
  login_required: again,
  access_denied: denied,
  authorization_declined: denied,
  expired_token: late,
  code_expired: late,
  invalid_client: wrongSecret,
  unauthorized_client: wrongClient,
  invalid_scope: wrongScope,
};

/** Numbers that Microsoft's administrators meet most. */
const BY_NUMBER: Readonly<Record<string, (provider: string) => Pair>> = {
  AADSTS7000218: () => [
    "L'inscription chez Microsoft n'accepte pas un programme sans page web. Dans « Authentification », mettez « Autoriser les flux de clients publics » sur Oui",
    'The registration with Microsoft takes no program without a web page. Under "Authentication", set "Allow public client flows" to Yes',
  ],
  AADSTS700016: wrongClient,
  AADSTS90002: wrongClient,
  AADSTS7000215: wrongSecret,
  AADSTS7000222: wrongSecret,
  AADSTS700025: () => [
    "L'inscription chez Microsoft est publique : elle ne veut pas de secret. Supprimez client-secret de practice.yaml",
    'The registration with Microsoft is a public one: it wants no secret. Delete client-secret from practice.yaml',
  ],
  AADSTS65001: () => [
    "Un administrateur de votre organisation doit d'abord permettre ce programme (« Accorder le consentement d'administrateur »), puis relancez : agent login",
    'An administrator of your organisation must first allow this program ("Grant admin consent"), then run agent login again',
  ],
  AADSTS53003: () => [
    "Une règle de votre organisation (accès conditionnel) interdit cette connexion. Demandez à son administrateur d'en excepter ce programme",
    'A rule of your organisation (conditional access) forbids this sign-in. Ask its administrator to except this program',
  ],
};
