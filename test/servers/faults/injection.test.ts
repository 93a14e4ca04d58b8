import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LivePatient, mailOf } from '../../build/live-practice.ts';
import { bombs, woundedMails } from '../../build/torture.ts';
import { type Field, startField } from './field.ts';

let field: Field;

beforeAll(async () => {
  field = await startField();
});
afterAll(() => field.end());

/** Ways in which a sender tries to write a header field of ours. */
const ATTEMPTS: Readonly<Record<string, (mail: string) => string>> = {
  'a subject that unfolds': (mail) =>
    mail.replace(/^Subject: .*$/m, 'Subject: =?utf-8?q?rdv=0D=0ABcc:_evil@example.com?='),
  'a subject with bare ends of lines': (mail) =>
    mail.replace(/^Subject: .*$/m, 'Subject: rdv\rBcc: evil@example.com\r X'),
  'a subject in base64': (mail) =>
    mail.replace(
      /^Subject: .*$/m,
      `Subject: =?utf-8?b?${Buffer.from('rdv\r\n\r\nevil body\r\nBcc: evil@example.com').toString('base64')}?=`,
    ),
  'a name that unfolds': (mail) =>
    mail.replace(/^From: (.*)$/m, 'From: =?utf-8?q?Ana=0D=0ABcc:_evil@example.com?= <$1>'),
  'a name in quotes with controls': (mail) =>
    mail.replace(/^From: (.*)$/m, 'From: "Ana\u0000\r\n Bcc: evil@example.com" <$1>'),
  'a Message-ID with more in it': (mail) =>
    mail.replace(/^Message-ID: <(.*)>$/m, 'Message-ID: <$1>\r\n <evil\rBcc:evil@example.com>'),
  'a Message-ID without an end': (mail) =>
    mail.replace(/^Message-ID: <(.*)>$/m, 'Message-ID: <$1\u0085Bcc:evil@example.com'),
  'references with ends of lines': (mail) =>
    `References: <a@example.org>\r\n\t<b\u2028Bcc:evil@example.com>\r Bcc: evil@example.com\r\n${mail}`,
  'a thread that unfolds': (mail) => `In-Reply-To: =?utf-8?q?<x=0D=0ABcc:evil@example.com>?=\r\n${mail}`,
  'a way back to somebody else': (mail) => `Reply-To: evil@example.com\r\n${mail}`,
};

/** Fields that a letter of ours has, each once (RFC 5322 §3.6). */
const OURS =
  /^(?:From|To|Subject|Date|Message-ID|In-Reply-To|References|MIME-Version|Content-Type|Content-Transfer-Encoding|Auto-Submitted|X-Auto-Response-Suppress|List-Unsubscribe|List-Unsubscribe-Post|Reply-To|Sender|Precedence|Content-Language)$/i;

describe('what a sender writes', () => {
  it('never becomes a header field or a recipient of a letter of ours', { timeout: 120_000 }, async () => {
    const cell = await field.open();
    const patients = Object.keys(ATTEMPTS).map((_, number) => aPatient(number));
    const mails = Object.values(ATTEMPTS).map((attempt, number) => {
      const patient = patients[number];
      if (patient === undefined) throw new Error('no patient');
      return Buffer.from(attempt(mailOf(patient, 'parking', Date.now())), 'utf8');
    });
    const wounded = woundedMails(60).map(({ bytes }) => bytes);
    await cell.bytes(...mails, ...wounded);
    await cell.many(mails.length + 50);
    const known = patients.map(({ address }) => address);
    expect(field.sink.accepted.length).toBeGreaterThan(4);
    for (const { bytes, to } of field.sink.accepted) {
      expect(to).toHaveLength(1);
      expect(known).toContain(to[0]);
      const [head = ''] = bytes.toString('latin1').split('\r\n\r\n');
      expect(head).not.toMatch(/(?<!\r)\n|\r(?!\n)|[\0\u0080-\u009f]/u);
      const names = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')));
      for (const name of names) expect(name).toMatch(OURS);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      expect(head).not.toMatch(/^(?:Bcc|Cc)\b/im);
      expect(bytes.toString('latin1')).not.toMatch(/^evil body/m);
    }
    await cell.finish();
  });

  it('is one visible case, however it is broken, and holds nobody up', { timeout: 120_000 }, async () => {
    const cell = await field.open();
    const [first = ''] = await cell.write('when');
    const all = bombs().filter(({ bytes }) => bytes.length > 0 && bytes.length < 300 * 1024);
    await cell.bytes(...all.map(({ bytes }) => bytes));
    const [red = ''] = await cell.write('chest');
    await cell.alarmed(red);
    await cell.many(all.length + 1);
    await cell.settled();
    const { needs, queue } = await cell.status();
    expect([needs, queue?.beside, queue?.again]).toEqual([['urgent'], 0, 0]);
    const finished = await cell.finish();
    // Bombs that were answered are none of the mails that the cell counts.
    expect(finished.faults.filter((fault) => !fault.endsWith('no letter left'))).toEqual([]);
    expect(finished.answered.toSorted()).toEqual([first, red].toSorted());
  });
});

/** As `makeLivePractice` numbers them. */
function aPatient(number: number): LivePatient {
  return {
    number,
    address: `patient${number}@example.org`,
    name: '',
    uid: '',
    day: '2026-11-26',
    time: '09:00',
  };
}
