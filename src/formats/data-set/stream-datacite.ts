import type { DataciteRecord, DataciteRelated } from '../datacite-4/datacite-record.ts';
import { dataciteXml, relatedElement } from '../datacite-4/to-datacite.ts';
import { dataciteAttributes } from '../datacite-json/to-datacite-json.ts';

/** Stands where the streamed relations go; a text of a record cannot be it, since its brackets would be escaped. */
const HERE: DataciteRelated = {
  relatedIdentifier: 'urn:corestone:relations',
  relatedIdentifierType: 'URN',
  relationType: 'Other',
};

/** How many relations are joined before they go on their way. */
const AT_ONCE = 500;

/**
 * A DataCite document of which most relations come one by one: there may be hundreds of thousands. They stand behind those that
 * the record states. Same input, same bytes.
 */
export async function* streamDataciteXml(
  record: DataciteRecord,
  related: AsyncIterable<DataciteRelated>,
): AsyncGenerator<string> {
  const [before = '', after = ''] = dataciteXml(withHere(record)).split(relatedElement(HERE));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${before}\n`;
  for await (const some of joined(related, (one) => `${relatedElement(one)}\n`)) yield some;
  yield `${after}\n`;
}

/** The same as DataCite JSON: the attributes of the REST API. */
export async function* streamDataciteJson(
  record: DataciteRecord,
  related: AsyncIterable<DataciteRelated>,
): AsyncGenerator<string> {
  const whole = JSON.stringify(dataciteAttributes(withHere(record)));
  const [before = '', after = ''] = whole.split(JSON.stringify(HERE));
  // A comma stands before each relation but the very first, and none where no more come.
  const begin = before.replace(/,$/, '');
  let separator = begin === before ? '' : ',';
  yield begin;
  for await (const some of joined(related, (one) => {
    const text = `${separator}\n${JSON.stringify(one)}`;
    separator = ',';
    return text;
  }))
    yield some;
  yield `${after}\n`;
}

function withHere(record: DataciteRecord): DataciteRecord {
  return { ...record, relatedIdentifiers: [...(record.relatedIdentifiers ?? []), HERE] };
}

async function* joined(
  related: AsyncIterable<DataciteRelated>,
  write: (one: DataciteRelated) => string,
): AsyncGenerator<string> {
  let text = '';
  let count = 0;
  for await (const one of related) {
    text += write(one);
    if (++count % AT_ONCE !== 0) continue;
    yield text;
    text = '';
  }
  yield text;
}
