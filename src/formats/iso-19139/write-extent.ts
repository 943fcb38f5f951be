import type { Box } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { extentOf, type HeightRange, type IsoExtent, isEmptyExtent } from '../iso/extents.ts';
import { gmlId, real, said } from '../iso/write-pieces.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** `gmd:extent`: where and when. Depths in a hole are no heights and stand in the lineage. */
export function extentElement(description: SampleDescription): Xml {
  const extent = extentOf(description);
  if (isEmptyExtent(extent)) return NO_XML;
  return wrap(
    'gmd:extent',
    wrap(
      'gmd:EX_Extent',
      xml(
        said('gmd:description', extent.name),
        each(extent.boxes, boxElement),
        temporal(extent, description.igsn),
        extent.heights === undefined ? NO_XML : heightElement(extent.heights),
      ),
    ),
  );
}

function boxElement({ westDeg, eastDeg, southDeg, northDeg }: Box): Xml {
  return wrap(
    'gmd:geographicElement',
    wrap(
      'gmd:EX_GeographicBoundingBox',
      xml(
        real('gmd:westBoundLongitude', westDeg, 'gco:Decimal'),
        real('gmd:eastBoundLongitude', eastDeg, 'gco:Decimal'),
        real('gmd:southBoundLatitude', southDeg, 'gco:Decimal'),
        real('gmd:northBoundLatitude', northDeg, 'gco:Decimal'),
      ),
    ),
  );
}

function temporal({ from, to }: IsoExtent, igsn: string): Xml {
  if (from === undefined) return NO_XML;
  const period = xml(textElement('gml:beginPosition', from.text), textElement('gml:endPosition', to?.text));
  const time =
    to === undefined
      ? wrap('gml:TimeInstant', textElement('gml:timePosition', from.text), { 'gml:id': gmlId('time', igsn) })
      : wrap('gml:TimePeriod', period, { 'gml:id': gmlId('time', igsn) });
  return wrap('gmd:temporalElement', wrap('gmd:EX_TemporalExtent', wrap('gmd:extent', time)));
}

function heightElement({ leastM, mostM, system }: HeightRange): Xml {
  const reference =
    system === undefined
      ? { 'gco:nilReason': 'unknown' }
      : { 'xlink:href': `http://www.opengis.net/def/crs/EPSG/0/${system}` };
  return wrap(
    'gmd:verticalElement',
    wrap(
      'gmd:EX_VerticalExtent',
      xml(
        real('gmd:minimumValue', leastM, 'gco:Real'),
        real('gmd:maximumValue', mostM, 'gco:Real'),
        emptyElement('gmd:verticalCRS', reference),
      ),
    ),
  );
}
