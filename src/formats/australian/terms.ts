import type { Concept } from '../../domain/description/statements.ts';
import { odm2Uri } from '../../domain/vocabulary/odm2-for.ts';
import { conceptOf as odm2Concept } from '../name-shaped/odm2-concepts.ts';
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
  return listed(concept, SPECIMEN, SPECIMENS, 'specimentype');
}

/** The listed medium of a concept: `other` for what the list lacks, the reason `unknown` or `missing` for nothing. */
export function mediumUri(concept: Concept | undefined): string {
  return lastPart(concept?.uri ?? '') === 'unknown' ? `${NIL}unknown` : listed(concept, MEDIUM, MEDIA, 'medium');
}

/** The concept of an address, of ODM2 with its label; undefined for a reason of OGC. Other words stay the label. */
export function conceptOf(uri: string): Concept | undefined {
  if (/^https?:\/\/www\.opengis\.net\/def\/nil\//.test(uri)) return undefined;
  const bare = uri.replace(/\/+$/, '');
  const { label, ...known } = odm2Concept(bare);
  return label === bare && known.uri !== undefined ? { label: lastPart(bare), ...known } : { label, ...known };
}

/** A term of another vocabulary by that of ODM2 which stands for it. */
function listed(concept: Concept | undefined, base: string, terms: ReadonlySet<string>, list: string): string {
  if (concept === undefined) return `${NIL}missing`;
  const term = lastPart(odm2Uri(concept, list) ?? '');
  return terms.has(term) ? `${base}${term}` : `${base}other`;
}
