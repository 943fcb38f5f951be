import { countRecordsByType, type RecordCount } from '../../store/read/count-records-by-type.ts';
import { type ExpeditionRow, findExpeditions } from '../../store/read/find-expeditions.ts';
import { allFacets, type CountedValue } from '../../store/search/facet-names.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { readPushedExpeditions } from './expedition/pushed-expedition.ts';
import { shortMemory } from './short-memory.ts';

/** Figures of the whole installation that need much counting, at most a minute old. */
export interface PortalFigures {
  readonly all: () => Promise<readonly RecordCount[]>;
  readonly ofExpedition: (expedition: Pick<ExpeditionRow, 'code' | 'program'>) => Promise<readonly RecordCount[]>;
  /** How many harvested records each source gives, by name. */
  readonly sources: () => Promise<readonly CountedValue[]>;
  readonly expeditions: () => Promise<readonly ExpeditionRow[]>;
}

const A_MINUTE_MS = 60_000;

/** Figures for one face; counts while a fill is running lag by up to a minute. */
export function portalFigures(face: PublicFace): PortalFigures {
  const db = face.store.read;
  const now = () => face.now().getTime();
  const all = shortMemory(A_MINUTE_MS, now, () => countRecordsByType(db));
  const ofOne = shortMemory(A_MINUTE_MS, now, (key) => {
    const [namespace = '', code = ''] = JSON.parse(key) as string[];
    return countRecordsByType(db, { code, namespace });
  });
  const sources = shortMemory(A_MINUTE_MS, now, async () =>
    (await allFacets(db)).source.filter((one) => one.value !== 'own'),
  );
  const expeditions = shortMemory(A_MINUTE_MS / 12, now, async () => {
    const [own, pushed] = await Promise.all([findExpeditions(db, todayOf(face)), readPushedExpeditions(face)]);
    const known = new Set(own.map(({ code }) => code));
    return [...own, ...pushed.flatMap(({ row }) => (known.has(row.code) ? [] : [row]))];
  });
  return {
    all: () => all(''),
    ofExpedition: ({ program, code }) => ofOne(JSON.stringify([program.toUpperCase(), code])),
    sources: () => sources(''),
    expeditions: () => expeditions(''),
  };
}
