import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { WrittenGeometry } from '../geometry/geometry-types.ts';
import { placeName } from '../place-name.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type IdentifierTypes, listedIdentifier } from './identifier-types.ts';
import { positionText, writtenGeometries } from './write-geometry.ts';

/**
 * Position as `longitude latitude` (EPSG 4326, as GFZ documents it), the line to its other end, the place by name, and all
 * further places, each its own geoLocation.
 */
export function geoLocationElements(description: SampleDescription, types: IdentifierTypes): Xml {
  const { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, places = [] } = description;
  const start = positionText(longitudeDeg, latitudeDeg);
  const end = positionText(longitudeEndDeg, latitudeEndDeg);
  return xml(
    geoLocation(start === undefined ? NO_XML : geometryElement({ type: 'Point', text: start })),
    geoLocation(
      start === undefined || end === undefined
        ? NO_XML
        : geometryElement({ type: 'LineString', text: `LINESTRING (${start}, ${end})` }),
    ),
    geoLocation(toponymElement(present({ name: placeName(description) }), types)),
    each(places, (place) =>
      xml(
        each(writtenGeometries(place), (one) => geoLocation(geometryElement(one))),
        geoLocation(toponymElement(place, types)),
      ),
    ),
  );
}

/** A geometry; `sridType` is left out where another reference system stands before the text. */
export function geometryElement({ type, text }: WrittenGeometry): Xml {
  return textElement('geometry', text, { type, sridType: text.startsWith('SRID=') ? undefined : '4326' });
}

/** A named place; nothing for one without name and listed identifier. */
export function toponymElement({ name, identifier, identifierType = 'URL' }: Place, types: IdentifierTypes): Xml {
  const listed =
    identifier === undefined ? undefined : listedIdentifier({ type: identifierType, value: identifier }, types);
  return wrap(
    'toponym',
    xml(textElement('identifier', listed?.value, { type: listed?.type }), textElement('name', name)),
  );
}

function geoLocation(content: Xml): Xml {
  return wrap('geoLocation', content);
}
