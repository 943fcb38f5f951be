import type { Concept } from '../../domain/description/statements.ts';
import { MATERIALS } from '../../domain/vocabulary/materials.ts';
import { lastPart, NIL } from './dialect.ts';

const SPECIMEN = 'http://vocabulary.odm2.org/specimentype/';
const MEDIUM = 'http://vocabulary.odm2.org/medium/';

/** The 25 specimen types of ODM2 that both schemas list. */
const SPECIMENS: ReadonlySet<string> = new Set([
  'thinSection',
  'other',
  'petriDishDryDeposition',
  'precipitationBulk',
  'rockPowder',
  'standardReferenceSpecimen',
  'terrestrialSection',
  'orientedCore',
  'automated',
  'core',
  'coreHalfRound',
  'corePiece',
  'coreQuarterRound',
  'coreSection',
  'coreSectionHalf',
  'coreSub-Piece',
  'coreWholeRound',
  'cuttings',
  'dredge',
  'foliageDigestion',
  'foliageLeaching',
  'forestFloorDigestion',
  'individualSample',
  'litterFallDigestion',
  'grab',
]);

/** The 17 media of ODM2 that both schemas list. */
const MEDIA: ReadonlySet<string> = new Set([
  'snow',
  'soil',
  'tissue',
  'particulate',
  'rock',
  'sediment',
  'other',
  'mineral',
  'notApplicable',
  'organism',
  'liquidAqueous',
  'liquidOrganic',
  'air',
  'gas',
  'ice',
  'habitat',
  'regolith',
]);

/** The listed specimen type of a concept: `other` for what the list lacks, the reason `missing` for nothing. */
export function specimenUri(concept: Concept | undefined): string {
  return listed(concept, SPECIMEN, SPECIMENS);
}

/** The listed medium of a concept: `other` for what the list lacks, the reason `unknown` or `missing` for nothing. */
export function mediumUri(concept: Concept | undefined): string {
  return lastPart(concept?.uri ?? '') === 'unknown' ? `${NIL}unknown` : listed(concept, MEDIUM, MEDIA);
}

/** The concept of an address of ODM2, its closing slash cut; undefined for a reason of OGC. Other words stay the label. */
export function conceptOf(uri: string): Concept | undefined {
  if (/^https?:\/\/www\.opengis\.net\/def\/nil\//.test(uri)) return undefined;
  if (!/^https?:/.test(uri)) return { label: uri };
  const bare = uri.replace(/\/+$/, '').replace(/^https:\/\/vocabulary\.odm2\.org/, 'http://vocabulary.odm2.org');
  const known = MATERIALS.find((one) => one.uri === bare);
  return { label: known?.label ?? wordsOf(lastPart(bare)), uri: bare };
}

function listed(concept: Concept | undefined, base: string, terms: ReadonlySet<string>): string {
  if (concept === undefined) return `${NIL}missing`;
  const { uri } = concept;
  const term = uri === undefined || !uri.startsWith(base) ? '' : lastPart(uri);
  return terms.has(term) ? `${base}${term}` : `${base}other`;
}

/** `coreSectionHalf` as `Core section half`. */
function wordsOf(term: string): string {
  const words = term.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
