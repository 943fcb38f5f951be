import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPlace } from '../../src/backup/places/open-place.ts';
import { call } from '../store/child-process.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { backUpQuietly, everyLine, placesGiven, settingsAt } from './backup-here.ts';
import { type SftpServer, startSftpServer, withoutSshd } from './sftp-server.ts';

describe('a backup over a real sftp server', { skip: withoutSshd }, () => {
  let server: SftpServer;
  let place: TestPlace;
  before(async () => {
    server = await startSftpServer();
    place = await sqlitePlace();
    const house = await houseAt(place);
    await importRows(house, holeRows('ICDP', '6711', 40, 3));
    await house.close();
  });
  after(async () => {
    server?.stop();
    await place?.dispose();
  });

  const flags = () => [
    '--backup-sftp-known-hosts',
    server.settings.backupSftpKnownHosts!,
    '--backup-sftp-key-file',
    server.settings.backupSftpKeyFile!,
  ];

  it('is made, listed, checked and restored by the program, identical', async () => {
    const { address, path } = server.folder('deep/er');
    const secret = join(place.dataFolder, 'passphrase');
    writeFileSync(secret, 'a passphrase of a file\n');
    const options = [...flags(), '--backup-passphrase-file', secret];
    const made = await call(['backup', address, '--trial', '--json', ...options, ...place.flags]);
    assert.equal(made.status, 0, made.error);
    assert.equal(JSON.parse(made.out).verified, true);
    assert.ok(readdirSync(path).includes('FORMAT.txt') && !readdirSync(path).includes('lock.json'));
    const listed = JSON.parse((await call(['backup', 'list', address, '--json', ...options])).out);
    assert.deepEqual(
      listed.backups.map((one: { id: string }) => one.id),
      [JSON.parse(made.out).id],
    );
    const checked = await call(['backup', 'check', address, ...options]);
    assert.deepEqual([checked.status, /0 findings/.test(checked.out)], [0, true], checked.error);
    const before = await everyLine(place);
    await backUpQuietly(place, address, { ...server.settings, backupPassphraseFile: secret });
    const target = await sqlitePlace();
    const restored = await call(['restore', address, ...options, ...target.flags]);
    assert.equal(restored.status, 0, restored.error);
    const [there, here] = [before, await everyLine(target)];
    for (const [table, lines] of Object.entries(there)) {
      // The restore itself is the one line more, with a place in the chain.
      if (table.startsWith('audit_chain:')) {
        assert.equal(placesGiven(here[table]!), placesGiven(lines) + 1);
        continue;
      }
      const came = table.startsWith('audit:')
        ? here[table]!.filter((line) => !line.includes('restore-backup'))
        : here[table];
      assert.deepEqual(came, lines, table);
    }
    await target.dispose();
  });

  it('goes on where an interrupted one ended: what is there is not sent again', async () => {
    const { address } = server.folder('interrupted');
    const stopping = new AbortController();
    let told = 0;
    const broken = backUpQuietly(place, address, server.settings, {
      signal: stopping.signal,
      onProgress: () => {
        if (++told > 6) stopping.abort();
      },
    });
    await assert.rejects(broken, /abort/i);
    const place1 = await openPlace(address, settingsAt(place, server.settings));
    assert.deepEqual(await place1.list('backups'), []);
    const sent = (await place1.list('chunks')).length;
    await place1.close();
    assert.ok(sent > 0);
    const made = await backUpQuietly(place, address, server.settings);
    const all = new Set(made.tables.flatMap((one) => one.chunks)).size;
    assert.ok(made.newChunks < all, `${made.newChunks} of ${all} sent again`);
  });

  it('trusts no server whose key is not known, and says which key it showed', async () => {
    const { address } = server.folder('unknown');
    const empty = join(place.dataFolder, 'no-hosts');
    writeFileSync(empty, '');
    const refuse = (chosen: object) => openPlace(address, settingsAt(place, { ...server.settings, ...chosen }));
    await assert.rejects(refuse({ backupSftpKnownHosts: empty }), (error: Error & { code: string }) => {
      assert.equal(error.code, 'not-allowed');
      assert.ok(error.message.includes(server.fingerprint), error.message);
      return true;
    });
    await assert.rejects(refuse({ backupSftpFingerprint: `SHA256:${'A'.repeat(43)}` }), { code: 'not-allowed' });
    const known = await refuse({ backupSftpKnownHosts: empty, backupSftpFingerprint: server.fingerprint });
    await known.close();
  });

  it('says that it may not sign in, or that nobody answers', async () => {
    const { address } = server.folder('closed');
    const keyless = settingsAt(place, { ...server.settings, backupSftpKeyFile: '', backupSftpPassword: 'wrong' });
    await assert.rejects(openPlace(address, keyless), (error: Error & { code: string }) => {
      assert.deepEqual([error.code, error.message.includes('wrong is')], ['not-allowed', false]);
      return true;
    });
    const nobody = address.replace(/:\d+\//, ':9/');
    const settings = settingsAt(place, { ...server.settings, backupSftpFingerprint: server.fingerprint });
    await assert.rejects(openPlace(nobody, settings), { code: 'store-unavailable' });
    await assert.rejects(openPlace('sftp://a:b@host/c', settings), { code: 'wrong-call' });
    await assert.rejects(openPlace('ftp://host/c', settings), { code: 'wrong-call' });
  });

  it('keeps the ways of a place: of two who create a file one does, and what is not there is undefined', async () => {
    const { address } = server.folder('ways');
    const open = () => openPlace(address, settingsAt(place, server.settings));
    const [one, other] = [await open(), await open()];
    const created = await Promise.all([one.create('lock', Buffer.from('1')), other.create('lock', Buffer.from('2'))]);
    assert.deepEqual(created.toSorted(), [false, true]);
    await one.write('lock', Buffer.from('3'));
    assert.equal((await other.read('lock'))?.toString(), '3');
    const taken = await Promise.all([one.take('lock'), other.take('lock')]);
    assert.deepEqual(taken.toSorted(), [false, true]);
    assert.deepEqual([await one.read('lock'), await one.list('nowhere'), await one.list('')], [undefined, [], []]);
    await Promise.all([one.close(), other.close()]);
  });
});
