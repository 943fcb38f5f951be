import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../../bench/free-port.ts';
import { verifyPassword } from '../../../src/api/password.ts';
import { DEMO_CALLER } from '../../../src/cli/demo-log-ins.ts';
import { type House, publicFace } from '../../../src/context.ts';
import { writeContext } from '../../../src/dissemination/write-context.ts';
import { formatByName } from '../../../src/formats/formats.ts';
import { findDifferences } from '../../../src/operations/curation/take-inventory.ts';
import { bytesPath } from '../../../src/store/files/file-folder.ts';
import {
  type RegisterRecord,
  readRecords,
  recordsWithDescription,
  toRecord,
} from '../../../src/store/read/find-record.ts';
import { call, type Running, start } from '../../store/child-process.ts';
import { houseAt, onEachPlace, type TestPlace } from '../../store/each-engine.ts';
import { type CheckedFormat, createSchemaCheck } from '../formats/schema-check.ts';

const FORMATS: readonly CheckedFormat[] = ['igsngfz', 'igsn', 'oai_dc', 'igsndescription', 'datacite4'];

/** What `corestone demo` printed until it served. */
async function served({ child, ended }: Running): Promise<string> {
  const told = new Promise<string>((resolve) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += String(chunk);
      if (text.includes('Ctrl-C ends it')) resolve(text);
    });
  });
  return Promise.race([told, ended.then(({ error }) => assert.fail(error))]);
}

/** Log-ins as printed: the name, then what it is for, behind the password where that is shown. */
const logInsIn = (text: string): readonly (readonly [name: string, said: string])[] => {
  const [, said = ''] = text.split(/Sign in at .* as:\n/);
  return [...said.matchAll(/^ {2}(\S+) +(.+)$/gm)].map(([, name, what]) => [name!, what!] as const).slice(0, 5);
};

const addressesIn = (text: string): string[] => [...new Set(text.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/g))];

/** Starts the demonstration as the README does, twice on SQLite; on PostgreSQL it only makes it. */
function makesDemonstration(place: () => TestPlace): void {
  const first = { text: '' };
  const begin = async () => start(['demo', '--port', String(await freePort()), ...place().flags]);
  const end = async ({ child, ended }: Running) => {
    child.kill('SIGINT');
    assert.deepEqual([(await ended).status, (await ended).signal], [0, null]);
  };

  it('prints addresses that answer and who can sign in, and ends at Ctrl-C', async (t) => {
    if (place().engine === 'postgres') {
      const { status, error } = await call(['demo', '--no-serve', ...place().flags]);
      assert.equal(status, 0, error);
      return t.skip('made; served on SQLite');
    }
    const running = await begin();
    first.text = await served(running);
    const addresses = addressesIn(first.text);
    assert.ok(addresses.length >= 20, addresses.join('\n'));
    for (const path of ['/search', '/map', '/expeditions/5054', '/oai?verb=Identify', '/api/v1/docs', '/login'])
      assert.ok(
        addresses.some((one) => one.endsWith(path)),
        path,
      );
    for (const one of addresses) {
      // The applications for browsers are built by `npm run demo`, not by the program.
      if (one.endsWith('/station') && !existsSync(join(import.meta.dirname, '../../../dist/web/station'))) continue;
      const answer = await fetch(one);
      assert.equal(answer.status, 200, one);
      await answer.body?.cancel();
    }
    await end(running);
  });

  it('finds everything at the second start, and names who can sign in without their passwords', async (t) => {
    if (place().engine === 'postgres') return t.skip('looked at on SQLite');
    const journal = join(place().dataFolder, 'upstream-recorded.ndjson');
    const before = readFileSync(journal, 'utf8').length;
    const running = await begin();
    const text = await served(running);
    await end(running);
    const { error } = await running.ended;
    assert.doesNotMatch(`${text}${error}`, /Importing|Minting|Registering/);
    assert.equal(readFileSync(journal, 'utf8').length, before);
    const withoutPort = (one: string) => one.replace(/:\d+/, '');
    assert.deepEqual(addressesIn(text).map(withoutPort), addressesIn(first.text).map(withoutPort));
    const [made, known] = [logInsIn(first.text), logInsIn(text)];
    assert.deepEqual(
      known.map(([name]) => name),
      ['admin', 'curator', 'technician', 'depositor', 'reader'],
    );
    assert.doesNotMatch(text, /password \S{16}/);
    const house = await houseAt(place());
    const users = await house.unitOfWork((work) => work.access.users());
    await house.close();
    for (const [name, said] of made) {
      const user = users.find((one) => one.name === name)!;
      const password = /^password (\S{16})/.exec(said)?.[1] ?? '';
      assert.ok(await verifyPassword(password, user.passwordHash), name);
      // The curator also looks after the places of the repository, which no tree role lets anybody do.
      const rights = name === 'curator' ? 2 : 1;
      assert.equal(user.grants.length + user.treeGrants.length, rights, name);
    }
  });
}

onEachPlace('the whole demonstration expedition', (place) => {
  makesDemonstration(place);

  describe('once it is made', () => {
    let house: House;
    let records: RegisterRecord[] = [];
    before(async () => {
      house = await houseAt(place());
      const { read } = house.store;
      records = (await readRecords(read, recordsWithDescription(read).orderBy('record.changed_seq'))).map(toRecord);
    });
    after(() => house.close());

    it('has at least 4,460 registered objects, each version confirmed upstream exactly once', () => {
      assert.ok(records.length >= 4460, `${records.length} records`);
      assert.deepEqual([...new Set(records.map((one) => one.facts.state))], ['registered']);
      const journal = readFileSync(join(place().dataFolder, 'upstream-recorded.ndjson'), 'utf8').trim().split('\n');
      const confirmed = journal.map((line) => JSON.parse(line) as { igsn: string; version: number });
      assert.equal(new Set(confirmed.map(({ igsn }) => igsn)).size, records.length);
      assert.equal(new Set(confirmed.map(({ igsn, version }) => `${igsn} ${version}`)).size, confirmed.length);
      // Pictures, works and what is shipped are told; all else is told once.
      assert.ok(confirmed.length - records.length <= 50, `${confirmed.length} for ${records.length}`);
    });

    it('shows what a repository has, and writes to nobody', async () => {
      const { read } = house.store;
      const count = async (table: 'storage_place' | 'mail' | 'object_file' | 'publication_link') =>
        Number(
          (
            await read
              .selectFrom(table)
              .select(({ fn }) => fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        );
      const ofState = async (table: 'curation_request' | 'sampling_mark' | 'parcel') =>
        (await read.selectFrom(table).select('state').orderBy('state').execute()).map((one) => one.state);
      assert.deepEqual(
        [...new Set(await ofState('curation_request'))],
        ['completed', 'draft', 'in_review', 'refused', 'scheduled', 'shipped', 'submitted', 'taken'],
      );
      assert.deepEqual([await ofState('parcel'), await count('mail')], [['shipped', 'shipped'], 0]);
      assert.deepEqual(new Set(await ofState('sampling_mark')), new Set(['marked']));
      assert.ok((await count('storage_place')) > 60);
      const pictures = await read.selectFrom('object_file').select(['title', 'sha256']).execute();
      assert.ok(pictures.length >= 6 && pictures.every(({ title }) => title.startsWith('Demonstration')));
      for (const { sha256 } of pictures) assert.ok(existsSync(bytesPath(place().dataFolder, sha256)));
      assert.equal(await count('publication_link'), 6);
      const [inventory] = await read.selectFrom('inventory').select('id').execute();
      const { differences } = await findDifferences(house.unitOfWork, inventory!.id, DEMO_CALLER);
      const { missing, misplaced } = differences;
      assert.deepEqual([missing.length, misplaced.length], [1, 1]);
    });

    it('links parents and children both ways', () => {
      const known = new Map(records.map((one) => [one.igsn, one.description]));
      for (const { igsn, description } of records) {
        for (const child of description.children) assert.equal(known.get(child.igsn)?.parent?.igsn, igsn);
        if (description.objectType === 'expedition') continue;
        assert.ok(
          known.get(description.parent?.igsn ?? '')?.children.some((child) => child.igsn === igsn),
          igsn,
        );
      }
    });

    for (const name of FORMATS) {
      for (const source of ['published', 'own'] as const) {
        it(`is valid ${name} throughout, by the ${source} schema`, async (t) => {
          if (place().engine === 'postgres') return t.skip('the same records as on SQLite, checked there');
          const schema = createSchemaCheck(name, source);
          if (schema === undefined)
            return t.skip(source === 'own' ? 'no own schema for this format' : '../shared/data is not there');
          const context = writeContext(await publicFace(house));
          const format = formatByName(name)!;
          const complaints = records.flatMap(({ igsn, description, facts }) =>
            schema.check(format.write(description, facts, context)).map((line) => `${igsn} ${line}`),
          );
          schema.dispose();
          assert.deepEqual(complaints.slice(0, 5), []);
        });
      }
    }
  });
});
