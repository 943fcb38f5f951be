import { each, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import type { DataciteBox, DatacitePlace, DatacitePoint, DatacitePolygon } from './datacite-record.ts';

/** One geoLocation: name, points, boxes, polygons. */
export function placeElement({ geoLocationPlace, points = [], boxes = [], polygons = [] }: DatacitePlace): Xml {
  return wrap(
    'geoLocation',
    xml(
      textElement('geoLocationPlace', geoLocationPlace?.trim()),
      each(points, (point) => pointElement('geoLocationPoint', point)),
      each(boxes, boxElement),
      each(polygons, polygonElement),
    ),
  );
}

function pointElement(name: string, { pointLongitude, pointLatitude }: DatacitePoint): Xml {
  return wrap(name, xml(degrees('pointLongitude', pointLongitude), degrees('pointLatitude', pointLatitude)));
}

function boxElement(box: DataciteBox): Xml {
  return wrap(
    'geoLocationBox',
    xml(
      degrees('westBoundLongitude', box.westBoundLongitude),
      degrees('eastBoundLongitude', box.eastBoundLongitude),
      degrees('southBoundLatitude', box.southBoundLatitude),
      degrees('northBoundLatitude', box.northBoundLatitude),
    ),
  );
}

function polygonElement({ points, inPolygonPoint }: DatacitePolygon): Xml {
  return wrap(
    'geoLocationPolygon',
    xml(
      each(points, (point) => pointElement('polygonPoint', point)),
      each(inPolygonPoint === undefined ? [] : [inPolygonPoint], (point) => pointElement('inPolygonPoint', point)),
    ),
  );
}

/** Every digit that is known; a number so near to zero that it would need an exponent is cut to six places. */
function degrees(name: string, value: number): Xml {
  const text = String(value);
  return textElement(name, text.includes('e') ? String(Number(value.toFixed(6))) : text);
}
