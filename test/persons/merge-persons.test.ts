import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/context.ts';
import { likelyDuplicates } from '../../src/domain/person/likely-same.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { packParcel } from '../../src/operations/curation/parcels/pack-parcel.ts';
import { mergePersons } from '../../src/operations/persons/merge-persons.ts';
import { curatedMentions } from '../../src/operations/persons/person-rights.ts';
import { setMentions } from '../../src/operations/persons/set-mentions.ts';
import { undoMerge } from '../../src/operations/persons/undo-merge.ts';
import { linkPublication } from '../../src/operations/publications/link-publication.ts';
import { statePublications } from '../../src/operations/publications/state-publications.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { newKey } from '../../src/store/new-key.ts';
import { personStore } from '../../src/store/ports/person-store.ts';
import { addRequests } from '../curation/party-here.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { TO } from '../parcels/shelved-samples.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { importRows, row } from '../store/tree-rows.ts';

const ORCID = '0000-0002-1825-0097';
const DOI = '10.5194/persons-1';

onEachPlace('persons who stand in several spellings', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let requestId: string;
  let expeditionId: string;
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
    const found = house.store.read.selectFrom('tree_object').select('id').where('type', '=', 'expedition');
    expeditionId = (await found.executeTakeFirstOrThrow()).id;
    const names = { program: 'TESTP', expedition: '9001', contributor: 'Nilsson, A.' };
    const taken = await importRows(house, [
      row('contributor', names, { contributor: 'Nilsson, A.', role: 'DataCollector' }),
      row('expedition', { program: 'TESTP', expedition: '9001' }, { chief_scientists: ['Nilsson, Å.'] }),
    ]);
    assert.ok(taken.kept);
    const options = { actor: OPERATOR, phase: 'E', rules: house.rules } as const;
    await registerExpedition(house.unitOfWork, expeditionId, options);
    [requestId] = (await addRequests(house, expeditionId, [{ number: '71', name: 'A. Nilsson', granted: 2 }])) as [
      string,
    ];
    const people = [
      { family: 'Nilsson', given: 'A.' },
      { family: 'Lind', given: 'B.' },
    ];
    const csl = { type: 'article-journal', title: 'On gneiss', DOI, author: people };
    const work = {
      identifier: DOI,
      identifierType: 'DOI',
      type: 'article-journal',
      title: 'On gneiss',
      people,
    } as const;
    const stated = [{ ...work, year: 2020, container: '', csl }];
    const [kept] = await statePublications(house.unitOfWork, stated, { party: '' }, house.rules, OPERATOR);
    const target = { igsns: [marked.sample] };
    await linkPublication(house.unitOfWork, { id: kept!.publication.id, target }, house.rules, OPERATOR);
    const recipient = { ...TO, name: 'Åsa Nilsson', email: 'asa@example.org' };
    await packParcel(house.unitOfWork, { things: [marked.sample], recipient }, OPERATOR);
  });
  after(() => agent.close());

  const persons = () => personStore(house.store.read, house.store.engine);
  const spellings = async () =>
    (await persons().mentions())
      .filter((one) => one.name.includes('Nilsson'))
      .map((one) => `${one.kind} ${one.name} ${one.orcid} ${one.email}`.replaceAll(/ +/g, ' ').trim())
      .toSorted();
  const agents = async (igsn: string) => {
    const found = await house.unitOfWork((work) => work.register.descriptions([igsn]));
    return found.get(igsn)!.agents.map((one) => `${one.name} ${one.role} ${one.orcid ?? ''}`.trim());
  };
  const versionOf = async (igsn: string) => {
    const found = house.store.read.selectFrom('record').select('version').where('igsn', '=', igsn);
    return (await found.executeTakeFirstOrThrow()).version;
  };
  const group = async () => {
    const [one] = likelyDuplicates(curatedMentions(OPERATOR, await persons().mentions()));
    return one!;
  };
  const BEFORE = [
    'chief Nilsson, Å.',
    'contributor Nilsson, A.',
    `contributor Nilsson, Åsa ${ORCID}`,
    'parcel Åsa Nilsson asa@example.org',
    'publication Nilsson, A.',
    'request A. Nilsson 71@example.org',
  ];
  const wanted = async () => ({
    spellings: (await group()).mentions,
    right: { name: 'Nilsson, Åsa', orcid: `https://orcid.org/${ORCID}`, ror: '', email: '' },
  });

  it('finds them over all that they stand in, for who curates it', async () => {
    assert.deepEqual(await spellings(), BEFORE.toSorted());
    const { best, mentions } = await group();
    assert.deepEqual([best.name, best.orcid, mentions.length], ['Nilsson, Åsa', ORCID, 6]);
    const stranger = clientCaller('GFZ.OTHER');
    assert.deepEqual(curatedMentions(stranger, await persons().mentions()), []);
    const { path } = await house.store.read
      .selectFrom('tree_object')
      .select('path')
      .where('id', '=', expeditionId)
      .executeTakeFirstOrThrow();
    const curator: Caller = { ...stranger, grants: [], treeGrants: [{ role: 'curator', path, types: [] }] };
    const own = curatedMentions(curator, await persons().mentions()).map((one) => one.kind);
    assert.ok(own.includes('request') && own.includes('contributor') && !own.includes('publication'));
  });

  it('refuses what cannot be right, and whoever curates nothing of it', async () => {
    const { spellings: some, right } = await wanted();
    const merge = (more: object, who: Caller = OPERATOR, of = some) =>
      mergePersons(house.unitOfWork, { spellings: of, right: { ...right, ...more } }, house.rules, who);
    const refused = async (more: object, field: string) =>
      assert.rejects(merge(more), (error: { code: string; findings: { field: string }[] }) => {
        assert.deepEqual([error.code, error.findings[0]!.field], ['invalid-input', field]);
        return true;
      });
    await refused({ name: ' ' }, 'name');
    await refused({ name: 'a\nb\u0000' }, 'name');
    await refused({ orcid: '0000-0002-1825-0098' }, 'orcid');
    await refused({ ror: 'nonsense' }, 'ror');
    await refused({ email: 'no address' }, 'email');
    await assert.rejects(merge({}, OPERATOR, []), { code: 'invalid-input' });
    await assert.rejects(merge({}, clientCaller('GFZ.OTHER')), { code: 'not-found' });
    await assert.rejects(undoMerge(house.unitOfWork, expeditionId, house.rules, OPERATOR), { code: 'not-found' });
    assert.deepEqual(await spellings(), BEFORE.toSorted());
  });

  it('says it everywhere in one go, registers anew what names them, and takes it back', async () => {
    const [people, version] = [await agents(marked.hole), await versionOf(marked.sample)];
    const merged = await mergePersons(house.unitOfWork, await wanted(), house.rules, OPERATOR);
    assert.deepEqual(
      await spellings(),
      [
        'chief Nilsson, Åsa',
        `contributor Nilsson, Åsa ${ORCID}`,
        `contributor Nilsson, Åsa ${ORCID}`,
        'parcel Åsa Nilsson asa@example.org',
        'publication Nilsson, Åsa',
        `request Åsa Nilsson ${ORCID} 71@example.org`,
      ].toSorted(),
    );
    const now = await agents(marked.hole);
    assert.ok(
      now.every((one) => !/Nilsson, (A|Å)\./.test(one)),
      now.join(),
    );
    assert.equal(new Set(now).size, now.length, 'nobody twice with one role');
    assert.ok(merged.records > 100, `${merged.records} records`);
    assert.ok((await versionOf(marked.sample)) > version);
    const [work] = await house.unitOfWork((one) => one.publications.findByIdentifiers([`doi:${DOI}`]));
    assert.deepEqual((work!.csl.author as object[])[0], { family: 'Nilsson', given: 'Åsa' });
    assert.equal(likelyDuplicates(await persons().mentions()).length, 0);
    const audit = house.store.read.selectFrom('audit').select('after').where('action', '=', 'merge-persons');
    assert.doesNotMatch((await audit.executeTakeFirstOrThrow()).after!, /example\.org/);
    const changes = await house.store.read
      .selectFrom('audit')
      .select(['subject', 'after'])
      .where('action', '=', 'change')
      .where('after', 'like', '%Nilsson, Åsa%')
      .execute();
    assert.deepEqual(
      changes.map((one) => Object.keys(JSON.parse(one.after!)).join()).toSorted(),
      ['chief_scientists', 'contributor,orcid'],
      'stations look up who set a field',
    );
    assert.ok(changes.some((one) => one.subject === expeditionId));
    const undone = await undoMerge(house.unitOfWork, merged.merge.id, house.rules, OPERATOR);
    assert.equal(undone.left, 0);
    assert.deepEqual(await spellings(), BEFORE.toSorted());
    assert.deepEqual(await agents(marked.hole), people);
    await assert.rejects(undoMerge(house.unitOfWork, merged.merge.id, house.rules, OPERATOR), { code: 'conflict' });
  });

  it('leaves alone, on undoing, what somebody else changed since', async () => {
    const { merge } = await mergePersons(house.unitOfWork, await wanted(), house.rules, OPERATOR);
    await house.unitOfWork(async (work) => {
      const [request] = await work.requests.find([requestId]);
      const scientists = request!.scientists.map((one) => ({ ...one, name: 'Å. N.' }));
      await work.requests.change({ ...request!, scientists, revision: request!.revision + 1 });
    });
    await assert.rejects(undoMerge(house.unitOfWork, merge.id, house.rules, clientCaller('GFZ.OTHER')), {
      code: 'not-allowed',
    });
    assert.equal((await undoMerge(house.unitOfWork, merge.id, house.rules, OPERATOR)).left, 1);
    const [request] = await house.unitOfWork((work) => work.requests.find([requestId]));
    assert.equal(request!.scientists[0]!.name, 'Å. N.');
  });

  it('refuses to write over somebody who stands there by now, and to end a merge of which nothing is left', async () => {
    const stood = { orcid: '', ror: '', email: '' };
    const place = { kind: 'chief', placeId: expeditionId, position: 0, expeditionId } as const;
    const stale = { ...place, before: { ...stood, name: 'Lind, B.' }, after: { ...stood, name: 'Lind, Bo' } };
    await assert.rejects(
      house.unitOfWork((work) => setMentions(work, [stale], OPERATOR)),
      { code: 'conflict' },
    );
    assert.ok((await spellings()).includes('chief Nilsson, Å.'));
    const gone = { ...stale, placeId: newKey(), expeditionId: null };
    const merge = {
      ...{ id: newKey(), right: stale.after, changes: [gone], mergedAt: '2026-01-01T00:00:00Z', mergedBy: 'somebody' },
      ...{ undoneAt: null, undoneBy: null },
    };
    await house.unitOfWork((work) => work.persons.addMerge(merge));
    const undo = (who: Caller) => undoMerge(house.unitOfWork, merge.id, house.rules, who);
    await assert.rejects(undo(clientCaller('GFZ.OTHER')), { code: 'not-allowed' });
    assert.deepEqual(
      (await persons().merges(9, 'somebody')).map((one) => one.id),
      [merge.id],
    );
    assert.equal((await undo(OPERATOR)).left, 1);
  });

  it('is done in the browser: what is likely, what is right, and undoing', async () => {
    const page = async (url: string, headers: object = ADMIN) =>
      (await app.inject({ url, headers: { ...headers } })).body;
    const list = await page('/admin/persons');
    const href = /href="([^"]*\/admin\/persons\/merge\?place=[^"]*)"/.exec(list)![1]!.replaceAll('&amp;', '&');
    const path = href.replace(/^https?:\/\/[^/]+/, '');
    const form = await page(path);
    const ticked = [...form.matchAll(/name="spelling" value="([^"]*)" checked/g)].map(([, one]) =>
      one!.replaceAll('&quot;', '"').replaceAll('&#34;', '"'),
    );
    assert.ok(ticked.length > 1, form);
    const send = (name: string, to = path) => {
      const fields = new URLSearchParams([
        ...ticked.map((one) => ['spelling', one] as [string, string]),
        ['name', name],
        ['orcid', ORCID],
      ]);
      const headers = {
        ...ADMIN,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      };
      return app.inject({ method: 'POST', url: to, headers, payload: fields.toString() });
    };
    const refused = await send('');
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /id="name-error"/);
    const done = await send('Nilsson, Åsa');
    assert.equal(done.statusCode, 303, done.body);
    const [merge] = await persons().merges(1);
    assert.match(await page('/admin/persons'), new RegExp(`/admin/persons/${merge!.id}/undo`));
    assert.equal((await send('', '/admin/persons/nonsense/undo')).statusCode, 404);
    assert.equal((await send('', `/admin/persons/${merge!.id}/undo`)).statusCode, 303);
    assert.doesNotMatch(await page('/admin/persons', OTHER), /Nilsson/);
    assert.match(await page('/admin/persons/merge?find=nilsson'), /name="spelling"/);
  });
});
