import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { geometriesOf } from '../geometry/main-geometry.ts';
import { ownDoi, ownHandle } from '../identifier-forms.ts';
import { toGeometry } from './write-geometry.ts';

/**
 * One GeoJSON Feature (RFC 7946): the shapes as geometry, null where no position is known, and every member of the
 * description as a property of its name, positions included, so that tables of GIS have them. Every `<` is an escape.
 */
export function toGeoJson(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const doi = ownDoi(description, context);
  return JSON.stringify({
    type: 'Feature',
    id: `https://doi.org/${doi}`,
    geometry: toGeometry(geometriesOf(description)),
    properties: {
      doi,
      handle: ownHandle(description, context),
      url: context.landingUrl(description.igsn),
      registrant: facts.registrant,
      state: facts.state,
      registeredAt: facts.registeredAt,
      changedAt: facts.changedAt,
      ...description,
    },
  }).replaceAll('<', '\\u003c');
}
