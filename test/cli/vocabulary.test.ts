import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { storeFile } from '../../src/store/engine/open-store.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

const TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix m: <http://vocabulary.odm2.org/medium/> .
<http://example.org/muds> a skos:ConceptScheme ; skos:prefLabel "Drilling muds"@en .
<http://example.org/muds/bentonite> a skos:Concept ; skos:prefLabel "Bentonite mud"@en ; skos:inScheme <http://example.org/muds> .
`;

onEachPlace('vocabularies at the command line', (place) => {
  const run = async (...words: string[]) => {
    const { status, out, error } = await callHere(['vocabulary', ...words, '--json', ...place().flags]);
    return { status, error, json: JSON.parse(out) };
  };
  const file = (name: string, text: string) => {
    const path = join(place().dataFolder, name);
    writeFileSync(path, text);
    return path;
  };

  it('are looked up before anything was set up, and no store is made for it', async () => {
    const listed = await run('list');
    const names = (listed.json as { name: string }[]).map(({ name }) => name);
    assert.ok(listed.status === 0 && names.includes('cgi/simplelithology') && names.length > 50);
    const shown = await run('show', 'GFZ material');
    assert.deepEqual([shown.status, shown.json.terms.length, shown.json.version], [0, 13, '1.3']);
    const found = await run('find', 'gfz/sample-type', 'core', 'section', '--to', 'odm2/specimentype');
    assert.deepEqual(
      [found.json.term.label, found.json.mapped.term.label, found.json.mapped.match],
      ['Core Section', 'Core section', 'exact'],
    );
    if (place().engine === 'sqlite') assert.equal(existsSync(storeFile(place().dataFolder)), false);
  });

  it('say what comes near a wrong word, and what was called wrongly', async () => {
    const wrong = await run('find', 'cgi/simplelithology', 'bassalt');
    assert.deepEqual(
      [wrong.status, wrong.json.suggestions, wrong.json.findings[0].code],
      [1, ['basalt'], 'unknown-term'],
    );
    const code = async (...words: string[]) => {
      const { status, json } = await run(...words);
      return [status, json.error.code];
    };
    assert.deepEqual(await code('show', 'nothing'), [1, 'not-found']);
    assert.deepEqual(await code('find', 'odm2/medium'), [2, 'wrong-call']);
    assert.deepEqual(await code('update'), [2, 'wrong-call']);
    assert.deepEqual(await code('update', join(place().dataFolder, 'nowhere.ttl')), [1, 'not-found']);
  });

  it('take a new list from a file, in use at once', async () => {
    const path = file('muds.ttl', TURTLE);
    const dry = await run('update', path, '--dry-run');
    assert.deepEqual([dry.status, dry.json.kept, dry.json.name], [0, false, 'own/muds']);
    assert.equal((await run('find', 'own/muds', 'bentonite')).status, 1);
    const kept = await run('update', path, '--version', '2026-11');
    assert.deepEqual([kept.status, kept.json.kept, kept.json.version, kept.json.terms], [0, true, '2026-11', 1]);
    const found = await run('find', 'own/muds', 'bentonite-MUD');
    assert.equal(found.json.term.uri, 'http://example.org/muds/bentonite');
  });

  it('refuse a list with faults, with the lines at which they stand', async () => {
    const path = file(
      'faulty.ttl',
      `${TURTLE}<http://example.org/muds/x> a skos:Concept ; skos:inScheme <http://example.org/muds> .\n`,
    );
    const refused = await run('update', path);
    assert.equal(refused.status, 1);
    assert.deepEqual(
      [refused.json.kept, refused.json.findings[0].code, refused.json.findings[0].at],
      [false, 'term-without-label', { file: 'faulty.ttl', row: 5 }],
    );
    const broken = await run('update', file('broken.ttl', 'm:x a'));
    assert.deepEqual([broken.status, broken.json.findings[0].code], [1, 'not-turtle']);
  });
});
