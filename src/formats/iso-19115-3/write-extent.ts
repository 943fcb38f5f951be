import { measuredDepths } from '../../domain/description/measured-depths.ts';
import type { Box } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { extentOf, type HeightRange, type IsoExtent, isEmptyExtent } from '../iso/extents.ts';
import { gmlId, real, said } from '../iso/write-pieces.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { identifier } from './write-parties.ts';

const SCALES = {
  csf_a: 'Depth below surface, CSF-A',
  csf_b: 'Depth below surface, CSF-B',
  drf: 'Depth below rig floor, DRF',
} as const;

/** `mri:extent`: where and when, then one extent for every depth, which names its scale. Depths count downwards. */
export function extentElements(description: SampleDescription): Xml {
  const extent = extentOf(description);
  return xml(
    isEmptyExtent(extent) ? NO_XML : wrap('mri:extent', wrap('gex:EX_Extent', placeAndTime(extent, description.igsn))),
    each(measuredDepths(description), ({ scale, topM, bottomM }) =>
      wrap(
        'mri:extent',
        wrap(
          'gex:EX_Extent',
          xml(
            said('gex:description', `${SCALES[scale]}, metres`),
            vertical(topM, bottomM, { code: scale, codeSpace: 'Corestone' }),
          ),
        ),
      ),
    ),
  );
}

function placeAndTime(extent: IsoExtent, igsn: string): Xml {
  return xml(
    said('gex:description', extent.name),
    each(extent.boxes, boxElement),
    temporal(extent, igsn),
    extent.heights === undefined ? NO_XML : heightElement(extent.heights),
  );
}

function boxElement({ westDeg, eastDeg, southDeg, northDeg }: Box): Xml {
  return wrap(
    'gex:geographicElement',
    wrap(
      'gex:EX_GeographicBoundingBox',
      xml(
        real('gex:westBoundLongitude', westDeg, 'gco:Decimal'),
        real('gex:eastBoundLongitude', eastDeg, 'gco:Decimal'),
        real('gex:southBoundLatitude', southDeg, 'gco:Decimal'),
        real('gex:northBoundLatitude', northDeg, 'gco:Decimal'),
      ),
    ),
  );
}

function heightElement({ leastM, mostM, system }: HeightRange): Xml {
  return vertical(leastM, mostM, system === undefined ? undefined : { code: system, codeSpace: 'EPSG' });
}

function vertical(leastM: number, mostM: number, system: { code: string; codeSpace: string } | undefined): Xml {
  return wrap(
    'gex:verticalElement',
    wrap(
      'gex:EX_VerticalExtent',
      xml(
        real('gex:minimumValue', leastM, 'gco:Real'),
        real('gex:maximumValue', mostM, 'gco:Real'),
        system === undefined
          ? NO_XML
          : wrap(
              'gex:verticalCRSId',
              wrap('mrs:MD_ReferenceSystem', identifier('mrs:referenceSystemIdentifier', system)),
            ),
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
  return wrap('gex:temporalElement', wrap('gex:EX_TemporalExtent', wrap('gex:extent', time)));
}
