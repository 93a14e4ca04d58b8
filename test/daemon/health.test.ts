import { describe, expect, it } from 'vitest';
import { healthOf, prometheusText } from '../../src/daemon/health.ts';
import { HOUR } from '../../src/domain/time.ts';
import { NOW } from '../build/builders.ts';
import { aDaemon } from './a-daemon.ts';

async function aStatus() {
  const daemon = await aDaemon();
  const status = await daemon.status();
  await daemon.stop();
  return status;
}

describe('what a watching machine is told', () => {
  it('is all well, with figures, and no word of the practice', async () => {
    const status = await aStatus();
    const health = healthOf({
      practice: 'nord',
      running: true,
      answers: true,
      status,
      backupMade: NOW - HOUR,
      now: NOW,
    });
    expect(health).toMatchObject({ level: 0, needs: [], figures: { paused: 0, backup_age_seconds: 3600 } });
    const text = prometheusText(health);
    expect(text).toMatch(
      /^(?:# TYPE practice_agent_[a-z_]+ gauge\npractice_agent_[a-z_]+\{practice="nord"\} -?\d+\n)+$/u,
    );
    for (const word of [status.practice, 'Lilas', '@', 'example.org']) {
      expect(text).not.toContain(word);
      expect(JSON.stringify(health)).not.toContain(word);
    }
  });

  it('tells of a model only where one is configured', async () => {
    const watched = { practice: 'nord', running: true, answers: true, backupMade: null, now: NOW };
    const status = { ...(await aStatus()), model: null };
    expect(healthOf({ ...watched, status }).figures).not.toHaveProperty('model_up');
  });

  it('is a pause as a need, and a secretary that is not there as the gravest', async () => {
    const status = { ...(await aStatus()), pause: { by: 'Claire Exemple', since: NOW } };
    const paused = healthOf({
      practice: 'nord',
      running: true,
      answers: true,
      status,
      backupMade: null,
      now: NOW,
    });
    expect(paused).toMatchObject({ level: 1, needs: ['paused'], figures: { paused: 1 } });
    expect(prometheusText(paused)).toContain('practice_agent_need{practice="nord",need="paused"} 1');
    expect(prometheusText(paused)).not.toContain('Claire');
    const gone = healthOf({
      practice: 'nord',
      running: false,
      answers: false,
      status: null,
      backupMade: null,
      now: NOW,
    });
    expect(gone).toEqual({
      practice: 'nord',
      level: 2,
      running: false,
      answers: false,
      needs: [],
      figures: null,
    });
    expect(prometheusText({ ...gone, practice: 'a"b\\c\n' })).toContain(
      'practice_agent_level{practice="a\\"b\\\\c\\n"} 2',
    );
  });
});
