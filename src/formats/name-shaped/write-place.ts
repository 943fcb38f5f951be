import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { legalDecimal } from '../legal-values.ts';
import { placeName } from '../place-name.ts';
import { NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Position as `longitude latitude` (EPSG 4326, as GFZ documents it) and the place by name, each its own geoLocation. */
export function geoLocationElements(description: SampleDescription): Xml {
  const latitude = legalDecimal(description.latitudeDeg, -90, 90);
  const longitude = legalDecimal(description.longitudeDeg, -180, 180);
  const isPoint = latitude !== undefined && longitude !== undefined;
  const point = textElement('geometry', isPoint ? `${longitude} ${latitude}` : undefined, {
    type: 'Point',
    sridType: '4326',
  });
  const name = textElement('name', placeName(description));
  return xml(wrap('geoLocation', point), name === NO_XML ? NO_XML : wrap('geoLocation', wrap('toponym', name)));
}
