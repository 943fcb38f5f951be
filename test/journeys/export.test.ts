import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { XmlDocument } from 'libxml2-wasm';
import { exportRecords } from '../../src/dissemination/feeds/export-records.ts';
import type { Format } from '../../src/formats/format.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

interface Exported {
  readonly text: string;
  readonly records: number;
  readonly bad: readonly string[];
}

/** What begins a record in the text formats that are no tables. */
const ENTRIES: Readonly<Record<string, RegExp>> = {
  bibtex: /^@misc\{/gm,
  ris: /^TY {2}- /gm,
  citation: /https:\/\/doi\.org\/\S+\s*$/gm,
  'citation-apa': /https:\/\/doi\.org\/\S+\s*$/gm,
  dcat: /foaf:primaryTopic /g,
};

for (const engine of ENGINES) {
  describe(`an export on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let publicRecords = 0;

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      const rows = await place.store.read.selectFrom('record').select('igsn').where('state', '<>', 'pending').execute();
      publicRecords = rows.length;
    });
    after(() => place.dispose());

    const run = async (format: Format, expedition?: string): Promise<Exported> => {
      const bad: string[] = [];
      let records = 0;
      let text = '';
      const of = expedition === undefined ? undefined : { code: expedition };
      const observer = { onRecord: () => void records++, onBadRecord: (igsn: string) => void bad.push(igsn) };
      for await (const part of exportRecords(testFace(place.store), format, of, observer)) text += part;
      return { text, records, bad };
    };

    for (const format of FORMATS) {
      it(`in ${format.name} holds every public record once`, async () => {
        const { text, records, bad } = await run(format, '9001');
        assert.deepEqual([records, bad], [publicRecords, []]);
        assert.equal(entriesOf(format, text), publicRecords);
      });
    }

    it('of another expedition holds nothing', async () => {
      assert.equal((await run(FORMATS.find((one) => one.name === 'json')!, '1')).text, '');
    });

    it('goes on behind a record that cannot be read or written, and says which', async () => {
      await place.store.unitOfWork((db) =>
        db.updateTable('record_version').set({ description: '{' }).where('igsn', '=', marked.cuttings).execute(),
      );
      const json = FORMATS.find((one) => one.name === 'json')!;
      const fragile: Format = {
        ...json,
        write: (description, facts, context) => {
          if (description.igsn === marked.sample) throw new Error('cannot be written');
          return json.write(description, facts, context);
        },
      };
      const { records, bad, text } = await run(fragile);
      assert.equal(records, publicRecords - 2);
      assert.deepEqual([...bad].sort(), [marked.sample, marked.cuttings].sort());
      assert.equal(entriesOf(json, text), publicRecords - 2);
    });
  });
}

function entriesOf(format: Format, text: string): number {
  if (format.syntax === 'json') {
    const lines = text.trimEnd().split('\n');
    return new Set(lines.map((line) => JSON.stringify(JSON.parse(line)))).size;
  }
  if (format.heading !== undefined) {
    const delimiter = format.heading.includes('|') ? '|' : ',';
    return new Set(parse<{ igsn: string }>(text, { columns: true, delimiter }).map((row) => row.igsn)).size;
  }
  const entry = ENTRIES[format.name];
  if (entry !== undefined) return text.match(entry)?.length ?? 0;
  const document = XmlDocument.fromString(text);
  const { length } = document.find('/records/*');
  document.dispose();
  return length;
}
