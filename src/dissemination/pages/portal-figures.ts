import { countRecordsByType, type RecordCount } from '../../store/read/count-records-by-type.ts';
import { type ExpeditionRow, findExpeditions } from '../../store/read/find-expeditions.ts';
import type { PublicFace } from '../public-face.ts';
import { shortMemory } from './short-memory.ts';

/** Figures of the whole installation that need much counting, at most a minute old. */
export interface PortalFigures {
  readonly all: () => Promise<readonly RecordCount[]>;
  readonly ofExpedition: (code: string) => Promise<readonly RecordCount[]>;
  readonly expeditions: () => Promise<readonly ExpeditionRow[]>;
}

const A_MINUTE_MS = 60_000;

/** Figures for one face; counts while a fill is running lag by up to a minute. */
export function portalFigures(face: PublicFace): PortalFigures {
  const db = face.store.read;
  const now = () => face.now().getTime();
  const counts = shortMemory(A_MINUTE_MS, now, (code) => countRecordsByType(db, code === '' ? undefined : code));
  const expeditions = shortMemory(A_MINUTE_MS / 12, now, () => findExpeditions(db));
  return { all: () => counts(''), ofExpedition: (code) => counts(code), expeditions: () => expeditions('') };
}
