import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteStore } from '../../src/adapters/sqlite.ts';
import { memoryStore } from '../../src/adapters/store/memory-store.ts';
import { storeContract } from '../contract/store.ts';

storeContract('memory', async (now) => {
  const store = memoryStore({ now });
  return { store, release: () => store.close() };
});

storeContract('an encrypted SQLite file', async (now) => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const store = await sqliteStore({ file: join(folder, 'state.db'), key: 'ab'.repeat(32), now });
  return {
    store,
    release: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
