import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../../src/api/server.ts';
import { type House, initialise } from '../../../src/context.ts';
import type { Feature } from '../../../src/dissemination/features/to-feature.ts';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import { change, withdraw } from '../../registry/dumps.ts';
import { addClient, described } from '../../registry/parties.ts';

/** A link of a document. */
export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
}

/** A page of features as a client reads it. */
export interface Items {
  readonly type: string;
  readonly numberMatched?: number;
  readonly numberReturned: number;
  readonly links: readonly Link[];
  readonly features: readonly Feature[];
}

const at = (latitudeDeg: number, longitudeDeg: number, more: Partial<SampleDescription> = {}) => ({
  latitudeDeg,
  longitudeDeg,
  objectType: 'sample' as const,
  ...more,
});

const expedition = { code: '5054', name: 'COSC-1', program: 'ICDP' };

/** What stands where in the world of these tests. ICDHID is hidden, ICDOUT withdrawn. */
const WORLD: Readonly<Record<string, Partial<SampleDescription>>> = {
  ICDHOLE1: at(63.4, 13.2, { objectType: 'hole', expedition, collectedFrom: '2014-05-01', collectedTo: '2014-08-26' }),
  ICDHOLE2: at(-17.5, 179.9, { objectType: 'hole', collectedFrom: '2020' }),
  ICDS1: at(63.4, 13.2, { expedition, collectedFrom: '2014-05-05T23:30:00-02:00' }),
  ICDS2: at(63.4, 13.2, { expedition, collectedFrom: '2014-06' }),
  ICDS3: at(-17.5, -179.9, { objectType: 'core_run', collectedFrom: '2020-02-01', collectedTo: '2020-03-01' }),
  ICDS4: at(0, 180),
  ICDS5: { objectType: 'sample' },
  ICDS6: at(63.4, 14),
  ICDHID: at(63.4, 13.2),
  ICDOUT: at(63.4, 13.2),
};

/** Fills a house and serves it. Its records change in the order in which they stand above. */
export async function serveSmallWorld(house: House): Promise<FastifyInstance> {
  await initialise(house, { password: 'see the whole world' });
  await addClient(house, 'GFZ.ICDP', ['ICD']);
  for (const [igsn, more] of Object.entries(WORLD)) {
    const description = { ...described(igsn), ...more } as SampleDescription;
    await change(house, { igsn, description, wish: igsn === 'ICDHID' ? 'hidden' : 'findable' });
  }
  await withdraw(house, 'ICDOUT');
  return buildServer(house);
}

/** Reads a collection to its end as GDAL does: from the first page by the links with rel=next. */
export async function readAll(app: FastifyInstance, url: string): Promise<Feature[]> {
  const found: Feature[] = [];
  for (let next: string | undefined = url; next !== undefined; ) {
    const page: Items = (await app.inject(next)).json();
    if (page.numberReturned !== page.features.length) throw new Error(`numberReturned is ${page.numberReturned}`);
    found.push(...page.features);
    const link = page.links.find((one) => one.rel === 'next');
    next = link?.href.replace(/^https?:\/\/[^/]+/, '');
  }
  return found;
}
