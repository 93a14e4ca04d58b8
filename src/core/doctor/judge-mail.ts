import type { AuthResult } from '../mail/auth-results.ts';
import { trustedResults } from '../mail/trusted-results.ts';
import type { DomainSeen, MailboxSeen, SelfMailSeen, ServerSeen } from './examination.ts';
import { about, broken, good, mend, note, type Remark, type Say } from './finding.ts';

/** Milliseconds between the mail server's clock and ours that are still called the same. */
const DRIFT = 2 * 60_000;

/** null: mail is read from a folder. What the server lacks (folders, IDLE, keywords) is a remark each. */
export function judgeMailbox(look: ServerSeen<MailboxSeen>, say: Say): readonly Remark[] {
  if (look === null)
    return [
      note(
        say(
          'les mails sont lus dans un dossier, sans serveur',
          'mail is read from a folder, without a server',
        ),
      ),
    ];
  if (look.kind === 'trouble') return [broken(look.sentence, null)];
  const { took, mails, encrypted, idles } = look.seen;
  const news =
    idles === true ? say('prévient aussitôt', 'tells at once') : say('relevée à intervalles', 'polled');
  const remarks = [...folderRemarks(look.seen, say), ...abilityRemarks(look.seen, say)];
  const tls = encrypted ? 'TLS' : say('en clair, sur cette machine', 'in clear, on this machine');
  return [
    good(
      say(
        `connexion en ${took} ms (${tls}), ${mails} mails, ${news}`,
        `signed in after ${took} ms (${tls}), ${mails} mails, ${news}`,
      ),
    ),
    ...remarks,
  ];
}

function folderRemarks(
  { missingFolders, sentFolder, draftsFolder }: MailboxSeen,
  say: Say,
): readonly Remark[] {
  return [
    ...missingFolders.map((folder) =>
      broken(
        say(`le serveur n’a pas de dossier « ${folder} »`, `the server has no folder "${folder}"`),
        say('corrigez mail.imap.folders dans practice.yaml', 'mend mail.imap.folders in practice.yaml'),
      ),
    ),
    ...(sentFolder === null ? [noFolder('sent', say('des envoyés', 'of sent mail'), say)] : []),
    ...(draftsFolder === null ? [noFolder('drafts-folder', say('des brouillons', 'of drafts'), say)] : []),
  ];
}

function noFolder(key: string, words: string, say: Say): Remark {
  return mend(
    say(`le dossier ${words} n’a pas été trouvé`, `the folder ${words} was not found`),
    say(`écrivez son nom : mail.imap.${key}`, `write its name: mail.imap.${key}`),
  );
}

function abilityRemarks({ idles, keywords, capabilities }: MailboxSeen, say: Say): readonly Remark[] {
  return [
    ...(idles === null
      ? [
          note(
            say(
              'le serveur ne prévient pas des nouveaux mails (pas d’IDLE)',
              'the server does not tell of new mail (no IDLE)',
            ),
          ),
        ]
      : []),
    ...(idles === false
      ? [
          mend(
            say(
              'le serveur annonce IDLE, et n’y répond pas',
              'the server offers IDLE and does not answer it',
            ),
            say(
              'réduisez mail.imap.poll, et demandez à l’hébergeur',
              'lower mail.imap.poll, and ask the provider',
            ),
          ),
        ]
      : []),
    ...(keywords
      ? []
      : [
          note(
            say(
              'le serveur ne garde pas de mots-clés sur les mails',
              'the server keeps no keywords on mails',
            ),
            'mail.imap.keywords: no',
          ),
        ]),
    ...(capabilities.includes('UIDPLUS')
      ? []
      : [
          note(
            say(
              'le serveur n’a pas UIDPLUS : un brouillon à nous peut y rester',
              'the server has no UIDPLUS: a draft of ours may stay there',
            ),
          ),
        ]),
  ];
}

/** null: letters are written into a folder. `took` is milliseconds from connecting to being signed in. */
export function judgeOutbox(look: ServerSeen<{ readonly took: number }>, say: Say): Remark {
  if (look === null)
    return note(
      say(
        'les lettres sont écrites dans un dossier, sans serveur',
        'letters are written into a folder, without a server',
      ),
    );
  if (look.kind === 'trouble') return broken(look.sentence, null);
  return good(
    say(
      `connexion en ${look.seen.took} ms ; rien n’a été envoyé`,
      `signed in after ${look.seen.took} ms; nothing was sent`,
    ),
  );
}

/** The way out and back in, what the server says of our letters, and whether its clock and ours agree. */
export function judgeSelfMail(
  mail: SelfMailSeen,
  authservIds: readonly string[],
  say: Say,
): readonly Remark[] {
  switch (mail.kind) {
    case 'not-sent':
      return [broken(mail.sentence, null)];
    case 'lost': {
      const seconds = Math.round(mail.waited / 1000);
      return [
        broken(
          say(
            `un mail du cabinet à lui-même n’est pas revenu en ${seconds} s`,
            `a mail from the practice to itself did not come back within ${seconds} s`,
          ),
          say(
            'regardez s’il est dans les indésirables, et si un filtre le déplace',
            'look whether it lies in spam, and whether a filter moves it',
          ),
        ),
      ];
    }
    case 'back':
      return [...wayBack(mail, say), ...proofRemarks(mail, authservIds, say), ...driftRemarks(mail, say)];
  }
}

type Back = Extract<SelfMailSeen, { kind: 'back' }>;

function wayBack({ after, folder, removed }: Back, say: Say): readonly Remark[] {
  const seconds = (after / 1000).toFixed(1);
  return [
    good(
      say(
        `un mail à soi-même est revenu dans ${folder} en ${seconds.replace('.', ',')} s`,
        `a mail to oneself came back into ${folder} after ${seconds} s`,
      ),
    ),
    ...(removed
      ? []
      : [note(say('il est resté dans la boîte : supprimez-le', 'it stays in the mailbox: delete it'))]),
  ];
}

const PROOFS = ['spf', 'dkim', 'dmarc'] as const;

/** What the practice's own server says of a letter of the practice (RFC 8601). */
function proofRemarks({ headers }: Back, authservIds: readonly string[], say: Say): readonly Remark[] {
  const lower = headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  const results = trustedResults(lower, authservIds);
  if (results === null || results.length === 0)
    return [
      note(
        say(
          'votre serveur ne dit rien de SPF, DKIM et DMARC pour un mail qui ne l’a pas quitté',
          'your server says nothing of SPF, DKIM and DMARC for a mail that never left it',
        ),
        'agent doctor --only dns',
      ),
    ];
  return PROOFS.map((method) => proofRemark(method, results, say));
}

function proofRemark(method: (typeof PROOFS)[number], results: readonly AuthResult[], say: Say): Remark {
  const said = results.filter((one) => one.method === method).map(({ result }) => result);
  const name = method.toUpperCase();
  if (said.includes('pass')) return good(about(name, 'pass', say));
  const told = said[0] ?? say('absent', 'missing');
  const sentence = say(
    `${name} : ${told} ; vos lettres peuvent finir en indésirables`,
    `${name}: ${told}; your letters may end in spam`,
  );
  return method === 'dkim' && said.length === 0
    ? note(sentence, DNS_FIX.dkim(say))
    : mend(sentence, DNS_FIX[method](say));
}

const DNS_FIX: Readonly<Record<(typeof PROOFS)[number], (say: Say) => string>> = {
  spf: (say) =>
    say(
      'dans le DNS du domaine, un enregistrement TXT « v=spf1 … -all » qui nomme votre hébergeur',
      'in the domain’s DNS a TXT record "v=spf1 … -all" that names your provider',
    ),
  dkim: (say) =>
    say('activez la signature DKIM chez votre hébergeur', 'switch DKIM signing on at your provider'),
  dmarc: (say) =>
    say(
      'dans le DNS, TXT de _dmarc.<domaine> : « v=DMARC1; p=none; rua=mailto:… » pour commencer',
      'in the DNS, TXT of _dmarc.<domain>: "v=DMARC1; p=none; rua=mailto:…" to begin with',
    ),
};

/** The topmost Received is the last server's, with its time behind the last semicolon (RFC 5322 §3.6.7). */
function driftRemarks({ headers, handed, after }: Back, say: Say): readonly Remark[] {
  const top = headers.find(({ name }) => name.toLowerCase() === 'received')?.value ?? '';
  const stamped = Date.parse(
    top
      .slice(top.lastIndexOf(';') + 1)
      .replace(/\([^()]*\)/g, '')
      .trim(),
  );
  if (Number.isNaN(stamped)) return [];
  const early = handed - stamped;
  const late = stamped - (handed + after);
  const drift = Math.max(early, late, 0);
  if (drift <= DRIFT) return [];
  const seconds = Math.round(drift / 1000);
  return [
    mend(
      say(
        `l’horloge de cette machine et celle du serveur de mail diffèrent de ${seconds} s`,
        `this machine's clock and the mail server's differ by ${seconds} s`,
      ),
      'timedatectl set-ntp true',
    ),
  ];
}

/** What the sending domain says of itself in the DNS (RFC 7208, RFC 7489). */
export function judgeDomain({ domain, spf, dmarc }: DomainSeen, say: Say): readonly Remark[] {
  return [recordRemark('spf', domain, spf, say), recordRemark('dmarc', `_dmarc.${domain}`, dmarc, say)];
}

function recordRemark(
  method: 'spf' | 'dmarc',
  name: string,
  records: readonly string[] | null,
  say: Say,
): Remark {
  const begin = method === 'spf' ? /^v=spf1(?: |$)/i : /^v=DMARC1\s*(?:;|$)/i;
  const title = method.toUpperCase();
  if (records === null)
    return note(
      say(`${title} : le DNS n’a pas répondu pour ${name}`, `${title}: the DNS did not answer for ${name}`),
    );
  const ours = records.filter((text) => begin.test(text));
  const [only, second] = ours;
  if (only !== undefined && second === undefined) return good(about(title, only, say));
  const sentence =
    only === undefined
      ? say(`${title} : ${name} n’a pas d’enregistrement`, `${title}: ${name} has no record`)
      : say(
          `${title} : ${name} en a ${ours.length}, aucun ne compte`,
          `${title}: ${name} has ${ours.length}, none of them counts`,
        );
  return mend(sentence, DNS_FIX[method](say));
}
