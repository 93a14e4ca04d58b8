// A process of its own that works on a state file until it is killed or done; the tests kill it. It says `up` before it
// opens the file, and `<case id> <opened|known>` after each case that is on the disk.

import { writeSync } from 'node:fs';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { aCase, anOffer, aReply, LABEL, MORNING } from '../../contract/store-builders.ts';

const [file = '', key = '', first = '0', count = '0'] = process.argv.slice(2);
writeSync(1, 'up\n');
const store = await sqliteStore({ file, key, now: () => MORNING });
const plan = [...Array.from({ length: 10 }, () => aReply()), LABEL];

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const id = `c-${number}`;
  const opened = await store.open(aCase({ id, plan }), [`${id}-now-0`]);
  if (opened === 'opened') {
    await store.postpone(`${id}-now-0`, MORNING, 'later');
    await store.mark(`${id}-now-0`, 'started', '', MORNING);
    await store.saveOffer(anOffer({ id: `o-${id}` }));
    const marks = [{ id: `${id}-now-0`, state: 'done', note: 'x'.repeat(3000) }] as const;
    await store.advance({ case: id, marks, settle: 'done', at: MORNING });
  }
  writeSync(1, `${id} ${opened}\n`);
}
await store.close();
