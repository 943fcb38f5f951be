import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Geometry, geometriesOf } from '../geometry/main-geometry.ts';
import { toWkt } from '../geometry/wkt.ts';
import { webAddress } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { placeName } from '../place-name.ts';
import { emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { EPSG, HEIGHT_OVER_SEA, SYSTEMS, WGS84 } from './reference-systems.ts';

/** `location`: the names of the place in one line, and one geometry. Nothing where neither is known. */
export function locationElement(description: SampleDescription): Xml {
  return wrap('location', xml(localityElement(description), geometryElement(description)));
}

/** `date`: from when to when it was collected, else the one time that is known. */
export function dateElement({ collectedFrom, collectedTo, sampledOn }: SampleDescription): Xml {
  const from = stated(collectedFrom);
  const to = stated(collectedTo);
  if (from === undefined || to === undefined)
    return wrap('date', textElement('timeInstant', from ?? stated(sampledOn) ?? to));
  return wrap('date', wrap('timePeriod', xml(textElement('start', from), textElement('end', to))));
}

/** A date as both schemas take it; a mark of doubt is cut. */
export function stated(date: string | undefined): string | undefined {
  return legalDate(date?.replace(/[?~%]+$/, ''))?.text;
}

function localityElement(description: SampleDescription): Xml {
  const name = placeName(description);
  const address = description.localityUri && webAddress(description.localityUri, 2000);
  if (name !== undefined && name.trim() !== '') return textElement('locality', name, { localityURI: address });
  return address ? emptyElement('locality', { localityURI: address }) : NO_XML;
}

function geometryElement(description: SampleDescription): Xml {
  const geometryURI = description.places?.map((one) => one.stated?.uri).find((one) => one !== undefined);
  const address = { geometryURI: geometryURI && webAddress(geometryURI, 2000) };
  const [geometry] = geometriesOf(description);
  const srid = systemOf(description.coordinateSystem);
  if (geometry === undefined || srid === undefined) return foreignGeometry(description);
  const datum = heightDatum(description, geometry);
  const text = toWkt(geometry, datum !== undefined);
  const verticalDatum = text.includes(' Z') ? datum : undefined;
  return textElement('geometry', text, { srid, verticalDatum, ...address });
}

/** A geometry that was read but not understood, given on as it came, where its system is listed. */
function foreignGeometry({ places }: SampleDescription): Xml {
  const found = places?.map((one) => one.stated).find((one) => SYSTEMS.has(one?.srid ?? ''));
  return textElement('geometry', found?.text, {
    srid: found?.srid,
    geometryURI: found?.uri && webAddress(found.uri, 2000),
  });
}

function systemOf(stated: string | undefined): string | undefined {
  if (stated === undefined) return WGS84;
  return SYSTEMS.has(stated) ? stated : undefined;
}

/** The datum that the heights of this geometry stand on; those of places are not known. */
function heightDatum({ verticalDatum, elevationM }: SampleDescription, geometry: Geometry): string | undefined {
  if (elevationM === undefined || (geometry.kind !== 'point' && geometry.kind !== 'line')) return undefined;
  if (verticalDatum === undefined) return HEIGHT_OVER_SEA;
  return SYSTEMS.has(verticalDatum) && verticalDatum !== `${EPSG}5715` ? verticalDatum : undefined;
}
