// The labelled mails of examples/mails/ (its README.md tells how they are written), as a practice would receive them.
import { readPractice } from '../dist/config/read-practice.js';
import { openedFrom } from '../dist/core/evaluation/opened-mail.js';
import { readMail } from '../dist/core/mail/read-mail.js';

/** The mails of a file, each with its labelled lines. */
export function mailsIn({ name, text }, language) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim().startsWith('@'));
  return blocks.map((block, at) => {
    const [head, ...lines] = block.trim().split('\n');
    const [, subject = '-', kind, titled = ''] = head.split('|').map((cell) => cell.trim());
    const rows = lines.map((line) => line.split('\t')).filter(([, sentence]) => sentence !== undefined);
    return {
      id: `${name.replace(/\W/g, '-')}-${at}`,
      language,
      subject: subject === '-' ? '' : subject,
      body: rows.map(([, sentence]) => sentence).join('\n'),
      sent: '2026-11-24T09:12',
      attachments: [],
      reply: kind === 'reply',
      titled: labelsIn(titled),
      lines: rows.map(([labels, sentence]) => ({ labels: labelsIn(labels), sentence })),
    };
  });
}

function labelsIn(cell) {
  return cell === '' ? [] : cell.split('+');
}

const PRACTICE = `
practice: { name: "Cabinet, 12 rue des Lilas", profession: physiotherapist, country: FR, phone: "01 99 00 12 34", address: "12 rue des Lilas" }
mail: { addresses: [cabinet@example.org], authserv-ids: [mx.example.org] }
hours: { monday: ["08:00-12:00", "14:00-19:00"], thursday: ["08:00-12:00", "14:00-19:00"] }
`;
/** The practice that the mails are written to. */
export const { practice } = readPractice(
  {
    folder: '/practice',
    file: { kind: 'text', text: PRACTICE },
    look: (path) => ({ kind: path.includes('.') ? 'file' : 'folder', neighbours: [] }),
  },
  'fr',
);

/** A written mail as it comes out of the mailbox. */
export function received(written) {
  const opened = openedFrom(written, practice.mail.addresses[0], 'Europe/Paris');
  return readMail(opened, { addresses: practice.mail.addresses, authservIds: [], now: opened.received });
}
