import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadHands } from './load.ts';

/** What a harvester has of a record. */
export interface Mirrored {
  readonly isDeleted: boolean;
  readonly title: string;
}

/** A copy of everything by OAI-PMH, kept up to date by asking for what changed. */
export class Mirror {
  readonly records = new Map<string, Mirrored>();
  #from = '';
  harvests = 0;

  /** Asks for what changed since the last time (inclusive), page after page. False when it was told to give up. */
  async harvest({ asker }: Pick<LoadHands, 'asker'>): Promise<boolean> {
    let query = `verb=ListRecords&metadataPrefix=oai_dc${this.#from === '' ? '' : `&from=${this.#from}`}`;
    let startedAt = '';
    for (;;) {
      const answer = await asker.expect({ method: 'GET', path: `/oai?${query}` }, 200);
      if (answer === undefined) return false;
      const error = /<error code="(\w+)"/.exec(answer.text)?.[1];
      if (error !== undefined && error !== 'noRecordsMatch') {
        asker.surprises.push(`OAI-PMH: ${error} for ${query}`);
        return false;
      }
      startedAt ||= /<responseDate>([^<]+)/.exec(answer.text)![1]!;
      for (const [record] of answer.text.matchAll(/<record>.*?<\/record>/gs)) this.#take(record);
      const token = /<resumptionToken[^>]*>([^<]+)/.exec(answer.text)?.[1];
      if (token === undefined) break;
      query = `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`;
    }
    this.#from = startedAt;
    this.harvests++;
    return true;
  }

  #take(record: string): void {
    const igsn = /<identifier>[^<]*[:/]([^<:/]+)<\/identifier>/.exec(record)![1]!.toUpperCase();
    const title = /<dc:title[^>]*>([^<]*)/.exec(record)?.[1] ?? '';
    this.records.set(igsn, { isDeleted: /<header status="deleted"/.test(record), title });
  }
}

/** Keeps a mirror up to date while everything else happens. */
export async function loadHarvest(hands: LoadHands, mirror: Mirror): Promise<void> {
  while (!hands.isStopping()) {
    await mirror.harvest(hands);
    await sleep(2000);
  }
}
