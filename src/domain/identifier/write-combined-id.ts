import { CorestoneError } from '../error.ts';
import { finding } from '../finding.ts';
import type { CombinedId, CombinedIdKind, CombinedIdScheme } from './combined-id-parts.ts';

type Part = keyof CombinedId;

const DOWN_TO_CORE = ['site', 'hole', 'core'] as const;

const NEEDED: Record<CombinedIdKind, readonly Part[]> = {
  expedition: [],
  site: ['site'],
  hole: ['site', 'hole'],
  core_run: DOWN_TO_CORE,
  section: [...DOWN_TO_CORE, 'section'],
  split: [...DOWN_TO_CORE, 'section', 'split'],
  sample: [...DOWN_TO_CORE, 'section', 'topOffsetCm', 'bottomOffsetCm'],
  cuttings: ['site', 'hole', 'topMbs', 'bottomMbs'],
  core_box: ['site', 'hole', 'box'],
  sample_request: ['requestNumber'],
};

const NEEDED_BY_SCHEME: Record<CombinedIdScheme, readonly Part[]> = {
  mdis: [],
  'mdis-type-suffix': ['coreType'],
  'mdis-type-hyphen': ['coreType'],
  'icdp-hyphen': [],
  iodp: ['coreType'],
  laccore: ['coreType', 'locality'],
};

/**
 * Writes a combined id in its scheme, the inverse of `readCombinedId`. The core number is padded to three places in `mdis`
 * only; the core type appears in all schemes but `mdis`. Boxes, cuttings and requests have one spelling in all schemes.
 * Offsets are in cm with at most four decimals. Throws `invalid-input` when a part that kind or scheme needs is missing.
 */
export function writeCombinedId(id: CombinedId): string {
  const missing = neededParts(id).filter((part) => id[part] === undefined);
  if (missing.length > 0) throw missingParts(missing);
  return ONE_SPELLING[id.kind]?.(id) ?? SCHEMES[id.scheme](id);
}

function neededParts({ kind, scheme }: CombinedId): readonly Part[] {
  const byKind = NEEDED[kind];
  return byKind.includes('core') ? [...byKind, ...NEEDED_BY_SCHEME[scheme]] : byKind;
}

const ONE_SPELLING: Partial<Record<CombinedIdKind, (id: CombinedId) => string>> = {
  cuttings: (id) => `${mdisHole(id)}_CUT_${plain(id.topMbs)}-${plain(id.bottomMbs)}`,
  core_box: (id) => `${mdisHole(id)}_CB${id.box}`,
  sample_request: (id) => joined('-', [`${id.expedition}_SR`, id.requestNumber, id.requestPart]),
};

const SCHEMES: Record<CombinedIdScheme, (id: CombinedId) => string> = {
  mdis: (id) => writeMdis(id, padded(id.core)),
  'mdis-type-suffix': (id) => writeMdis(id, typedCore(id, '')),
  'mdis-type-hyphen': (id) => writeMdis(id, typedCore(id, '-')),
  'icdp-hyphen': (id) => writeTail(id, '-', [id.expedition, id.site, id.hole, typedCore(id, '')], ':'),
  iodp: (id) => writeTail(id, '-', [id.expedition, siteAndHole(id), typedCore(id, '')], '-'),
  laccore: (id) => writeTail(id, '-', [id.expedition, id.locality, siteAndHole(id), typedCore(id, '')], '-'),
};

function writeMdis(id: CombinedId, core: string | undefined): string {
  return writeTail(id, '_', [mdisHole(id), core], ':');
}

function mdisHole({ expedition, site, hole }: CombinedId): string {
  return joined('_', [expedition, site, hole]);
}

function writeTail(id: CombinedId, separator: string, head: readonly (string | undefined)[], before: string): string {
  const whole = joined(separator, [...head, id.section, id.split]);
  return id.kind === 'sample' ? `${whole}${before}${plain(id.topOffsetCm)}-${plain(id.bottomOffsetCm)}` : whole;
}

function siteAndHole({ site, hole }: CombinedId): string | undefined {
  return site === undefined ? undefined : `${site}${hole ?? ''}`;
}

function typedCore({ core, coreType }: CombinedId, separator: string): string | undefined {
  return core === undefined ? undefined : joined(separator, [core, coreType]);
}

function padded(core: number | undefined): string | undefined {
  return core?.toString().padStart(3, '0');
}

function plain(value: number | undefined): string {
  return String(Number((value ?? 0).toFixed(4)));
}

function joined(separator: string, parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(separator);
}

function missingParts(missing: readonly Part[]): CorestoneError {
  const findings = missing.map((part) =>
    finding('combined-id-part', `The combined id lacks its ${part}.`, { field: part }),
  );
  return new CorestoneError('invalid-input', 'A combined id needs all its parts.', { findings });
}
