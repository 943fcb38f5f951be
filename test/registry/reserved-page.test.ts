import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const caller = clientCaller('GFZ.ICDP');

onEachEngine('the page of a reserved identifier', (house) => {
  let app: Awaited<ReturnType<typeof buildServer>>;
  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    const description = described('ICDR', 'Eclogite with garnet');
    await house().takeChange({ caller, igsn: 'ICDR', description, wish: 'reserved' });
    app = await buildServer(house());
  });
  after(() => app.close());

  it('says that it leads nowhere yet, and shows neither DOI nor handle nor citation', async () => {
    const { statusCode, body, headers } = await app.inject({ url: '/igsn/ICDR' });
    assert.equal(statusCode, 200);
    assert.match(body, /ICDR<\/span>, reserved, not yet resolvable/);
    const text = `${body} ${String(headers.link)}`;
    for (const word of [
      /doi\.org\/[^/]+\/icdr/i,
      /10273\/ICDR/,
      /cite-as/,
      /Cite this/,
      /Copy citation/,
      /eclogite/i,
      /Not stated/,
      /First registered/,
    ])
      assert.doesNotMatch(text, word);
  });

  it('shows them as soon as it is registered', async () => {
    await house().takeChange({ caller, igsn: 'ICDR', wish: 'findable' });
    const { body, headers } = await app.inject({ url: '/igsn/ICDR' });
    assert.match(body, /10273\/ICDR/);
    assert.match(String(headers.link), /doi\.org\/[^/]+\/icdr>; rel="cite-as"/i);
  });
});
