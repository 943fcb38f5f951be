import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { geometriesOf } from '../geometry/main-geometry.ts';
import { asRead, objectName, ownDoi, ownHandle, pageOf } from '../identifier-forms.ts';
import { toGeometry } from './write-geometry.ts';

/**
 * One GeoJSON Feature (RFC 7946): the shapes as geometry, null where no position is known, and every member of the
 * description as a property of its name, positions included, so that tables of GIS have them. Every `<` is an escape.
 */
export function toGeoJson(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const known = asRead(description, facts);
  return JSON.stringify({
    type: 'Feature',
    id: objectName(known, context).address || undefined,
    geometry: toGeometry(geometriesOf(description)),
    properties: {
      doi: ownDoi(known, context),
      handle: ownHandle(known, context),
      url: pageOf(known, context),
      registrant: facts.registrant,
      state: facts.state,
      registeredAt: facts.registeredAt,
      changedAt: facts.changedAt,
      ...description,
    },
  }).replaceAll('<', '\\u003c');
}
