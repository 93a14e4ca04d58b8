import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSeen, MailboxSeen, SelfMailSeen } from '../../../src/core/doctor/examination.ts';
import {
  broken,
  CHECKS,
  type Finding,
  good,
  mend,
  note,
  SEVERITIES,
  sorted,
  verdictOf,
} from '../../../src/core/doctor/finding.ts';
import { judgeConfig } from '../../../src/core/doctor/judge-config.ts';
import { judgeFiles, judgeSecrets, quoted } from '../../../src/core/doctor/judge-files.ts';
import {
  judgeClock,
  judgeDisk,
  judgeRunning,
  judgeState,
  judgeVolume,
} from '../../../src/core/doctor/judge-machine.ts';
import { judgeDomain, judgeMailbox, judgeSelfMail } from '../../../src/core/doctor/judge-mail.ts';
import { judgeAgenda, judgeBackup, judgeModel, judgeTexts } from '../../../src/core/doctor/judge-work.ts';
import { DAY } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { english } from '../../build/english.ts';

const say = english;
const NOW = Date.parse('2026-11-24T08:00:00Z');
const worst = (remarks: readonly { readonly severity: string }[]) =>
  SEVERITIES.find((one) => remarks.some(({ severity }) => severity === one));

describe('what all findings come to', () => {
  const finding = fc.record({
    check: fc.constantFrom(...CHECKS),
    severity: fc.constantFrom(...SEVERITIES),
    sentence: fc.string(),
    fix: fc.constant(null),
    mending: fc.constant(null),
    took: fc.nat(),
  });

  it('is broken when one part is, and well only when nobody has to do anything', () => {
    expect(verdictOf([good('a'), note('b')])).toBe('well');
    expect(verdictOf([good('a'), mend('b', null)])).toBe('to-do');
    expect(verdictOf([mend('a', null), broken('b', null)])).toBe('broken');
  });

  it('loses no finding when they are sorted, gravest first', () => {
    fc.assert(
      fc.property(fc.array(finding), (findings: readonly Finding[]) => {
        const told = sorted(findings);
        expect(told).toHaveLength(findings.length);
        const weights = told.map(({ severity }) => SEVERITIES.indexOf(severity));
        expect(weights).toEqual(weights.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('files', () => {
  const file = (change: Partial<FileSeen>): FileSeen => ({
    path: '/p/patients.csv',
    name: 'patients.csv',
    wants: 'private',
    mode: 0o600,
    folder: false,
    ours: true,
    ...change,
  });

  it('says how to close what others can read, keeping what the owner may do', () => {
    const [remark] = judgeFiles([file({ mode: 0o664 })], say);
    expect(remark).toEqual(
      mend('other accounts can read patients.csv', 'chmod 600 /p/patients.csv', {
        kind: 'mode',
        path: '/p/patients.csv',
        mode: 0o600,
      }),
    );
  });

  it('minds writing, not reading, where nothing is secret', () => {
    expect(worst(judgeFiles([file({ wants: 'settings', mode: 0o755 })], say))).toBe('good');
    expect(judgeFiles([file({ wants: 'settings', mode: 0o777 })], say)[0]?.fix).toBe(
      'chmod 755 /p/patients.csv',
    );
  });

  it('never proposes to open anything wider', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0o777 }),
        fc.constantFrom<FileSeen['wants']>('private', 'settings', 'place'),
        (mode, wants) => {
          for (const { mending } of judgeFiles([file({ mode, wants })], say))
            if (mending?.kind === 'mode') expect(mending.mode & ~mode).toBe(0);
        },
      ),
    );
  });

  it('takes a path for one word of a shell, whatever is in it', () => {
    expect(quoted("/chez l'ami/x y")).toBe("'/chez l'\\''ami/x y'");
  });

  it('calls a file of somebody else broken, and a missing folder something to do', () => {
    expect(worst(judgeFiles([file({ ours: false })], say))).toBe('broken');
    const [remark] = judgeFiles([file({ wants: 'place', mode: null, path: '/p/inbox', name: 'inbox' })], say);
    expect(remark?.mending).toEqual({ kind: 'folder', path: '/p/inbox' });
    expect(worst(judgeFiles([file({ mode: null })], say))).toBe('good');
  });
});

describe('secrets', () => {
  it('does not mind what only the service has, and minds what stands in clear', () => {
    const seen = { setting: 'mail.imap.password', trouble: 'not set' } as const;
    expect(worst(judgeSecrets([{ ...seen, kind: 'credential' }], say))).toBe('note');
    expect(worst(judgeSecrets([{ ...seen, kind: 'file' }], say))).toBe('broken');
    expect(worst(judgeSecrets([{ ...seen, kind: 'clear', trouble: '' }], say))).toBe('mend');
  });
});

describe('the machine', () => {
  it('wants room on the disk before there is none', () => {
    const disk = { total: 2 ** 40, encrypted: true, device: 'dm-0' };
    expect(judgeDisk({ ...disk, free: 2 ** 31 }, say).severity).toBe('good');
    expect(judgeDisk({ ...disk, free: 2 ** 29 }, say).severity).toBe('mend');
    expect(judgeDisk({ ...disk, free: 2 ** 20 }, say).severity).toBe('broken');
  });

  it('claims encryption only where the system tells of it', () => {
    const disk = { free: 1, total: 1, device: 'sda1' };
    expect(judgeVolume({ ...disk, encrypted: true }, say).severity).toBe('good');
    expect(judgeVolume({ ...disk, encrypted: null }, say).severity).toBe('note');
    expect(judgeVolume({ ...disk, encrypted: false }, say).severity).toBe('mend');
  });

  it('minds a clock that nobody keeps', () => {
    const clock = { machineZone: 'UTC' };
    expect(judgeClock({ ...clock, synchronised: false }, 'Europe/Paris', say)).toMatchObject({
      severity: 'mend',
      sentence: 'the clock is not kept by the network; practice Europe/Paris, machine UTC',
      fix: 'timedatectl set-ntp true',
    });
    expect(judgeClock({ ...clock, synchronised: null }, 'Europe/Paris', say).severity).toBe('note');
  });

  it('tells a secretary that runs from one that hangs and from one that died', () => {
    const seen = { ownerFile: '/p/state.db.lock.owner', leftovers: [] };
    const owner = { pid: 7, alive: true };
    expect(worst(judgeRunning({ ...seen, answer: 'answer', owner }, say))).toBe('good');
    expect(worst(judgeRunning({ ...seen, answer: 'silent', owner }, say))).toBe('broken');
    expect(worst(judgeRunning({ ...seen, answer: 'nobody', owner: null }, say))).toBe('note');
    const dead = judgeRunning({ ...seen, answer: 'nobody', owner: { pid: 7, alive: false } }, say);
    expect(dead[1]?.mending).toEqual({ kind: 'leftover', path: '/p/state.db.lock.owner', pid: 7 });
  });

  it('never takes away the lock of a secretary that answers', () => {
    const seen = {
      answer: 'answer',
      owner: { pid: 7, alive: false },
      ownerFile: '/p/x',
      leftovers: [],
    } as const;
    expect(judgeRunning(seen, say).every(({ mending }) => mending === null)).toBe(true);
  });

  it('calls a damaged memory broken, whatever its size', () => {
    const opened = { kind: 'opened', bytes: 1, encrypted: true } as const;
    expect(worst(judgeState({ ...opened, damage: null }, say))).toBe('good');
    expect(worst(judgeState({ ...opened, damage: 'row 7 missing' }, say))).toBe('broken');
    expect(worst(judgeState({ kind: 'trouble', sentence: 'empty' }, say))).toBe('broken');
  });
});

describe('the mailbox', () => {
  const mailbox: MailboxSeen = {
    took: 12,
    encrypted: true,
    mails: 3,
    capabilities: ['IDLE', 'UIDPLUS'],
    missingFolders: [],
    sentFolder: 'Sent',
    draftsFolder: 'Drafts',
    idles: true,
    keywords: true,
  };
  const judged = (change: Partial<MailboxSeen>) =>
    judgeMailbox({ kind: 'reached', seen: { ...mailbox, ...change } }, say);

  it('is well when everything we use is there', () => {
    expect(judged({})).toEqual([good('signed in after 12 ms (TLS), 3 mails, tells at once')]);
  });

  it('names each watched folder that the server has not', () => {
    expect(judged({ missingFolders: ['Rendez-vous'] })).toContainEqual(
      broken('the server has no folder "Rendez-vous"', 'mend mail.imap.folders in practice.yaml'),
    );
  });

  it('minds a server that offers IDLE and does not answer it, not one that never offered', () => {
    expect(worst(judged({ idles: false }))).toBe('mend');
    expect(worst(judged({ idles: null }))).toBe('note');
  });

  it('wants to know where sent mail and drafts lie', () => {
    expect(
      judged({ sentFolder: null, draftsFolder: null }).filter(({ severity }) => severity === 'mend'),
    ).toHaveLength(2);
    expect(JSON.stringify(judged({ sentFolder: null, draftsFolder: null }))).toMatch(
      /mail\.imap\.sent".*mail\.imap\.drafts-folder"/,
    );
  });
});

describe('a mail to oneself', () => {
  const AT = Date.parse('2026-11-24T08:00:00Z');
  const back = (results: string, received = 'Tue, 24 Nov 2026 08:00:01 +0000'): SelfMailSeen => ({
    kind: 'back',
    after: 2_000,
    folder: 'INBOX',
    handed: AT,
    removed: true,
    headers: [
      { name: 'Authentication-Results', value: `mx.example.org; ${results}` },
      { name: 'Received', value: `from a by mx.example.org; ${received} (UTC)` },
    ],
  });
  const judged = (mail: SelfMailSeen) => judgeSelfMail(mail, ['mx.example.org'], say);

  it('is well when it came back and all three proofs passed', () => {
    const remarks = judged(
      back(
        'spf=pass smtp.mailfrom=example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org',
      ),
    );
    expect(remarks.map(({ severity }) => severity)).toEqual(['good', 'good', 'good', 'good']);
  });

  it('says which proof failed and what to put into the DNS', () => {
    const remarks = judged(
      back(
        'spf=softfail smtp.mailfrom=example.org; dkim=pass header.d=example.org; dmarc=fail header.from=example.org',
      ),
    );
    expect(remarks.filter(({ severity }) => severity === 'mend').map(({ sentence }) => sentence)).toEqual([
      'SPF: softfail; your letters may end in spam',
      'DMARC: fail; your letters may end in spam',
    ]);
  });

  it('believes only the practice’s own server', () => {
    const forged: SelfMailSeen = {
      ...(back('') as Extract<SelfMailSeen, { kind: 'back' }>),
      headers: [
        { name: 'Authentication-Results', value: 'mx.elsewhere.example; spf=pass; dkim=pass; dmarc=pass' },
      ],
    };
    expect(worst(judged(forged))).toBe('note');
  });

  it('sees a clock that differs from the mail server’s by more than two minutes', () => {
    const passed = 'spf=pass; dkim=pass; dmarc=pass';
    expect(
      judged(back(passed, 'Tue, 24 Nov 2026 08:01:50 +0000')).some(({ sentence }) => /differ/.test(sentence)),
    ).toBe(false);
    expect(judged(back(passed, 'Tue, 24 Nov 2026 09:10:02 +0100')).at(-1)?.sentence).toBe(
      "this machine's clock and the mail server's differ by 600 s",
    );
    expect(judged(back(passed, 'Tue, 24 Nov 2026 07:50:00 +0000')).at(-1)?.sentence).toMatch(
      /differ by 600 s/,
    );
  });

  it('is broken when it was not taken or never came back', () => {
    expect(worst(judged({ kind: 'not-sent', sentence: 'refused' }))).toBe('broken');
    expect(judged({ kind: 'lost', waited: 60_400 })[0]?.sentence).toMatch(/within 60 s/);
  });
});

describe('the sending domain', () => {
  it('wants one SPF and one DMARC record, and says so when the DNS is silent', () => {
    const domain = 'example.org';
    const spf = ['v=spf1 include:mail.example.net -all', 'something=else'];
    expect(worst(judgeDomain({ domain, spf, dmarc: ['v=DMARC1; p=none'] }, say))).toBe('good');
    expect(
      judgeDomain({ domain, spf: [...spf, 'v=spf1 -all'], dmarc: [] }, say).map(({ sentence }) => sentence),
    ).toEqual(['SPF: example.org has 2, none of them counts', 'DMARC: _dmarc.example.org has no record']);
    expect(worst(judgeDomain({ domain, spf: null, dmarc: null }, say))).toBe('note');
  });
});

describe('the work', () => {
  it('shows an agenda that can’t be read as broken, and events not understood as something to do', () => {
    expect(judgeAgenda({ kind: 'unreadable', sentence: 'gone' }, aPractice(), say)).toEqual([
      broken('gone', 'agent agenda check'),
    ]);
    const text =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Mars/Base:20261124T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    const files = [{ name: 'a', practitioner: null, writable: true, text }];
    const remarks = judgeAgenda({ kind: 'readable', files, version: 'v', readAt: NOW }, aPractice(), say);
    expect(remarks.map(({ sentence }) => sentence)).toContain('unknown time zones: Mars/Base');
  });

  it('asks after a file that nobody wrote for a fortnight, unless the practice says how old it may be', () => {
    const file = {
      kind: 'files',
      name: 'export',
      path: '/a.ics',
      practitioner: null,
      writable: false,
    } as const;
    const seen = (days: number, renewed: { readonly renewedWithin?: number }) => {
      const practice = aPractice();
      const sources = [{ ...file, ...renewed }];
      const written = { export: NOW - days * DAY };
      const state = { kind: 'readable', files: [], version: 'v', readAt: NOW, written } as const;
      return judgeAgenda(state, { ...practice, agenda: { ...practice.agenda, sources } }, say);
    };
    expect(seen(20, {})).toEqual([
      note(
        '"export" was not written for 20 days: if another program should renew it, say so',
        'agenda.sources: renewed-within: 24 h',
      ),
    ]);
    expect(worst(seen(13, {}))).toBe('good');
    expect(worst(seen(20, { renewedWithin: 60 * 24 * 30 }))).toBe('good');
  });

  it('minds a model that may leave the practice, and one that is too slow for a morning', () => {
    const model = { servers: [], name: 'm', allowRemote: true, timeout: 60, wait: 0 };
    const server = { at: '127.0.0.1:11434', trouble: '', advice: [], took: 90_000 };
    expect(judgeModel([server], { model }, say).map(({ severity }) => severity)).toEqual(['mend', 'mend']);
    expect(worst(judgeModel([{ ...server, trouble: 'away' }], { model }, say))).toBe('broken');
    expect(worst(judgeModel(null, { model: null }, say))).toBe('note');
  });

  it('asks for the texts of the practice’s own language first', () => {
    const text = (language: 'fr' | 'en', approval: 'approved' | 'never-approved' | 'edited-since') => ({
      language,
      approval,
    });
    expect(worst(judgeTexts([text('fr', 'approved'), text('en', 'never-approved')], 'fr', [], say))).toBe(
      'note',
    );
    expect(worst(judgeTexts([text('fr', 'never-approved')], 'fr', [], say))).toBe('mend');
    expect(judgeTexts([text('en', 'edited-since')], 'fr', [], say)[0]?.sentence).toBe(
      '1 text was edited since your approval: not used',
    );
  });

  it('wants a backup that is there, young, tried and apart from the memory', () => {
    const made = { file: 'b', at: NOW - DAY, bytes: 1 };
    const tried = { file: 'b', at: NOW - DAY, sentence: '' };
    const judged = (different: object = {}) =>
      judgeBackup({ made, tried, trouble: '', lost: null, onOwnDisk: false, ...different }, NOW, say);
    expect(judged()).toEqual([good('made on 2026-11-23, last trial on 2026-11-23')]);
    expect(judged({ made: null, tried: null })).toEqual([mend('no backup', 'agent backup')]);
    expect(worst(judged({ made: { ...made, at: NOW - 3 * DAY } }))).toBe('mend');
    expect(judged({ tried: null })[0]?.fix).toBe('agent backup verify');
    expect(judged({ tried: { ...tried, at: NOW - 9 * DAY } })).toEqual([
      mend('made on 2026-11-23, last tried on 2026-11-15', 'agent backup verify'),
    ]);
    expect(worst(judged({ tried: { ...tried, sentence: 'cut off' } }))).toBe('broken');
    expect(worst(judged({ trouble: 'disk full' }))).toBe('broken');
    expect(judged({ lost: 'gone' })).toEqual([broken('b: the backup is not there any more', 'agent backup')]);
    expect(judged({ onOwnDisk: true })[1]).toEqual(
      note('the backups lie on the disk of the memory: one theft or failure takes both', 'backup.to: …'),
    );
  });

  it('puts each problem of the files in its place, and says when nothing else could be looked at', () => {
    const problem = {
      file: 'practice.yaml',
      line: 12,
      key: 'hours.monday',
      sentence: 'no span.',
      weight: 'error',
    } as const;
    expect(judgeConfig([problem], false, say).map(({ sentence }) => sentence)).toEqual([
      'practice.yaml:12  hours.monday: no span.',
      'the rest could not be looked at',
    ]);
    expect(worst(judgeConfig([{ ...problem, weight: 'warning' }], true, say))).toBe('mend');
    expect(worst(judgeConfig([], true, say))).toBe('good');
  });
});
