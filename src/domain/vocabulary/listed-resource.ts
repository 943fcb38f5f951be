import type { Concept } from '../description/statements.ts';
import { odm2Uri } from './odm2-for.ts';
import { ODM2_FEATURES, ODM2_SPECIMENS } from './odm2-terms.ts';

const FEATURE = 'http://vocabulary.odm2.org/samplingfeaturetype/';
const SPECIMEN = 'http://vocabulary.odm2.org/specimentype/';
const OTHER = `${SPECIMEN}other`;

const LISTED: ReadonlySet<string> = new Set([
  ...ODM2_FEATURES.map((term) => `${FEATURE}${term}`),
  ...ODM2_SPECIMENS.map((term) => `${SPECIMEN}${term}`),
]);

/** The URI without closing slash where IGSN description lists it, or that of the term which stands for it; else that of `other`. */
export function listedResourceUri(resourceType: Concept | undefined): string {
  const uri = resourceType?.uri ?? '';
  const bare = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  if (LISTED.has(bare)) return bare;
  const meant = resourceType && odm2Uri(resourceType, 'specimentype');
  return meant !== undefined && LISTED.has(meant) ? meant : OTHER;
}
