import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { withPackage } from '../../src/backup/package/open-package.ts';
import { endOf, FIRST_LINE, signedOctets } from '../../src/backup/package/package-frame.ts';
import { sealPackage } from '../../src/backup/package/package-manifest.ts';
import { signingKey } from '../../src/backup/package/signing-key.ts';
import type { House } from '../../src/context.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { enter, objectOf, pack, takeIn } from './packages-here.ts';

const CODE = '6821';

describe('a package that is not taken', () => {
  const places: TestPlace[] = [];
  const houses: House[] = [];
  const open = async (): Promise<House> => {
    const place = await sqlitePlace();
    places.push(place);
    const house = await houseAt(place, {}, 'none');
    houses.push(house);
    return house;
  };
  let origin: House;
  let file: string;
  before(async () => {
    origin = await open();
    await importRows(origin, holeRows('ICDP', CODE, 6, 2));
    file = await pack(origin, CODE);
  });
  after(async () => {
    for (const house of houses) await house.close();
    for (const place of places) await place.dispose();
  });

  const refusedWith = async (house: House, path: string, ...codes: string[]) => {
    await refusedFor(house, path, {}, ...codes);
  };
  const refusedFor = async (house: House, path: string, more: { readonly trust?: string }, ...codes: string[]) => {
    const before = await rowsIn(house);
    await assert.rejects(takeIn(house, path, more), (error: { code: string; findings?: { code: string }[] }) => {
      assert.equal(error.code, 'invalid-input');
      assert.ok(codes.includes(error.findings?.[0]?.code ?? ''), JSON.stringify(error.findings));
      return true;
    });
    assert.equal(await rowsIn(house), before);
  };
  const rowsIn = async (house: House) => {
    const rows = await house.store.read.selectFrom('tree_object').select('id').execute();
    return rows.length;
  };
  const changed = (change: (content: Buffer) => Buffer): string => {
    const path = join(places[0]!.dataFolder, 'changed.corestone');
    writeFileSync(path, change(Buffer.from(readFileSync(file))));
    return path;
  };

  it('is one of which any octet was changed', async () => {
    const house = await open();
    const { size } = statSync(file);
    for (let nth = 0; nth < 40; nth++) {
      const at = Math.floor((nth * (size - 1)) / 39);
      const path = changed((content) => {
        content[at] = content[at]! ^ 0x41;
        return content;
      });
      await refusedWith(house, path, 'tampered', 'truncated', 'no-package', 'newer-format', 'foreign-key');
    }
  });

  it('is one that is cut off, wherever', async () => {
    const house = await open();
    const { size } = statSync(file);
    for (const bytes of [0, 5, 20, 60, Math.floor(size / 2), size - 40, size - 1]) {
      const path = changed((content) => content);
      truncateSync(path, bytes);
      await refusedWith(house, path, 'truncated', 'no-package', 'tampered');
    }
  });

  it('is one of a newer format', async () => {
    const path = changed((content) =>
      Buffer.concat([Buffer.from('corestone-package 2\n'), content.subarray(FIRST_LINE.length)]),
    );
    await refusedWith(await open(), path, 'newer-format');
  });

  it('is one that somebody else signed anew', async () => {
    const house = await open();
    await takeIn(house, file);
    const thief = await signingKey((await sqlitePlaceOf()).dataFolder);
    const path = changed((content) => {
      const trailer = /\{"id"[^\n]*\}(?=\ncorestone-package-end)/.exec(content.toString('latin1'))![0];
      const known = JSON.parse(trailer) as { id: string; at: number; bytes: number };
      const sealed = content.subarray(known.at, known.at + known.bytes);
      const signature = thief.sign(signedOctets(known.id, sealed)).toString('base64');
      const end = endOf({ ...known, key: thief.publicKey, signature });
      return Buffer.concat([content.subarray(0, known.at + known.bytes), Buffer.from(end)]);
    });
    await refusedWith(house, path, 'foreign-key');
    assert.equal((await takeIn(house, path, { trust: thief.publicKey })).conflicts.length, 0);
  });

  const sqlitePlaceOf = async () => {
    const place = await sqlitePlace();
    places.push(place);
    return place;
  };

  it('is one whose columns are no names, whoever signed it', async () => {
    const key = await signingKey((await sqlitePlaceOf()).dataFolder);
    const { id, ...rest } = await withPackage(file, 'sqlite', async (opened) => opened.manifest);
    const tables = rest.tables.map((one) =>
      one.name === 'own_field' ? { ...one, columns: [...one.columns, 'x") values (1); drop table record; --'] } : one,
    );
    const sealed = await sealPackage({ ...rest, id, tables });
    const path = changed((content) => {
      const at = FIRST_LINE.length + rest.chunks.reduce((sum, [, bytes]) => sum + bytes, 0);
      const signature = key.sign(signedOctets(id, sealed)).toString('base64');
      const end = endOf({ id, at, bytes: sealed.length, key: key.publicKey, signature });
      return Buffer.concat([content.subarray(0, at), sealed, Buffer.from(end)]);
    });
    await refusedWith(await open(), path, 'tampered');
  });

  it('is one whose key the setting does not name', async () => {
    const house = await open();
    const strict = { ...house, settings: { ...house.settings, trustedKeys: [`ed25519:${'A'.repeat(43)}`] } };
    await refusedWith(strict, file, 'foreign-key');
    const { publicKey } = await signingKey(origin.settings.data);
    await refusedFor(strict, file, { trust: publicKey }, 'foreign-key');
    await takeIn(house, file);
    await refusedWith(strict, file, 'foreign-key');
  });

  it('is one whose namespace somebody else holds here', async () => {
    const house = await open();
    await house.unitOfWork(async (work) => {
      await work.parties.addAgent('OTHER', 'Other', work.now());
      await work.parties.addClient(
        { symbol: 'OTHER.X', agent: 'OTHER', name: 'X', domains: ['*'], quota: -1 },
        null,
        work.now(),
      );
      await work.parties.addNamespace({ namespace: 'ICDP', agent: 'OTHER', client: 'OTHER.X' }, work.now());
    });
    await refusedWith(house, file, 'namespace-held');
    assert.equal((await takeIn(house, file, { client: 'OTHER.X' })).isFirst, true);
    const known = await house.store.read.selectFrom('record').select('client_symbol').execute();
    assert.ok(known.every((row) => row.client_symbol === 'OTHER.X'));
  });

  it('is one of an expedition that came here otherwise, or whose IGSNs mean other objects here', async () => {
    const house = await open();
    await importRows(house, holeRows('ICDP', CODE, 2, 1));
    await refusedWith(house, file, 'expedition-known');
    const other = await open();
    await takeIn(other, file);
    const hole = (await objectOf(origin, `${CODE}_1_A`))!;
    for (const [house, core] of [
      [origin, 40],
      [other, 41],
    ] as const) {
      const values = { core, drillers_top_depth_m: 10 * core, drilled_length_m: 1 };
      const object = { id: crypto.randomUUID(), parentId: hole.id, type: 'core_run', name: String(core), values };
      assert.equal((await enter(house, CODE, { kind: 'create', object })).result, 'done');
    }
    await refusedWith(other, await pack(origin, CODE), 'igsn-other-object');
  });

  it('keeps its key for its owner alone, and makes it once', async () => {
    const { dataFolder } = places[0]!;
    const key = await signingKey(dataFolder);
    assert.equal((await signingKey(dataFolder)).publicKey, key.publicKey);
    assert.equal(statSync(join(dataFolder, 'signing-key.pem')).mode & 0o777, 0o600);
    const empty = await sqlitePlaceOf();
    const keys = await Promise.all(Array.from({ length: 8 }, () => signingKey(empty.dataFolder)));
    assert.equal(new Set(keys.map((one) => one.publicKey)).size, 1);
    assert.deepEqual(
      readdirSync(empty.dataFolder).filter((name) => name.startsWith('signing-key')),
      ['signing-key.pem'],
    );
  });
});
