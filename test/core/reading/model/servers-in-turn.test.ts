import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serversInTurn } from '../../../../src/core/reading/model/servers-in-turn.ts';

const SERVERS = ['one', 'two', 'three', 'four'];

describe('the model servers that practices share', () => {
  it('are begun at different places: of a hundred practices none gets more than a third', () => {
    const begun = Array.from({ length: 100 }, (_, at) =>
      serversInTurn(SERVERS, `cabinet${at}@example.org`),
    ).map(([first]) => first);
    for (const server of SERVERS) {
      const share = begun.filter((first) => first === server).length;
      expect(share).toBeGreaterThan(15);
      expect(share).toBeLessThan(34);
    }
  });

  it('are all there, in the order of the list, and at each start the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (servers, practice) => {
        const turned = serversInTurn(servers, practice);
        expect(serversInTurn(servers, practice)).toEqual(turned);
        const at = servers.findIndex((_, first) =>
          servers.every(
            (server, step) => turned[(step - first + servers.length) % servers.length] === server,
          ),
        );
        expect(turned).toHaveLength(servers.length);
        expect(at >= 0 || servers.length === 0).toBe(true);
      }),
    );
  });
});
