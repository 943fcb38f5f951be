import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Geometry, geometriesOf } from '../geometry/main-geometry.ts';
import { toWkt } from '../geometry/wkt.ts';
import { webAddress } from '../identifier-forms.ts';
import { type LegalDate, legalDate, legalDecimal } from '../legal-values.ts';
import { placeName } from '../place-name.ts';
import { type Curie, type Graph, type Literal, literal, type Resource, typed } from './graph.ts';

const DATATYPES: Readonly<Record<LegalDate['precision'], Curie>> = {
  year: 'xsd:gYear',
  month: 'xsd:gYearMonth',
  day: 'xsd:date',
  time: 'xsd:dateTime',
};

/** Where it comes from: one location with all names and shapes; a point also in degrees and height. */
export function addPlace(graph: Graph, subject: Resource, description: SampleDescription): void {
  const geometries = geometriesOf(description);
  const names = [
    placeName(description),
    description.primaryLocationName,
    ...(description.places ?? []).map((one) => one.name),
  ];
  const stated = [...new Set(names)].filter((one) => one?.trim());
  if (geometries.length === 0 && stated.length === 0) return;
  const location = graph.node('dct:Location', description.localityUri && webAddress(description.localityUri, 2000));
  graph.add(subject, 'dct:spatial', location);
  graph.add(location, 'skos:prefLabel', literal(stated[0]));
  graph.add(location, 'skos:altLabel', ...stated.slice(1).map((one) => literal(one)));
  for (const geometry of geometries) graph.add(location, propertyOf(geometry), wktLiteral(geometry));
  const [first] = geometries;
  if (first?.kind !== 'point') return;
  graph.add(location, 'geo:lat_long', literal(`${first.at.latitudeDeg},${first.at.longitudeDeg}`));
  graph.add(location, 'geo:alt', typed(legalDecimal(first.at.elevationM), 'xsd:decimal'));
}

/** When it was collected: a period of time, and the day it came to be. */
export function addTimes(graph: Graph, subject: Resource, description: SampleDescription): void {
  const { collectedFrom, collectedTo, sampledOn } = description;
  const [from, to] = [dateLiteral(collectedFrom), dateLiteral(collectedTo)];
  graph.add(subject, 'dct:created', dateLiteral(sampledOn) ?? from);
  if (from === undefined && to === undefined) return;
  const period = graph.node('dct:PeriodOfTime');
  graph.add(subject, 'dct:temporal', period);
  graph.add(period, 'dcat:startDate', from);
  graph.add(period, 'dcat:endDate', to);
}

/** A date with the datatype of its precision; undefined for what is no date. */
export function dateLiteral(date: string | undefined): Literal | undefined {
  const legal = legalDate(date);
  return legal && typed(legal.text, DATATYPES[legal.precision]);
}

function propertyOf({ kind }: Geometry): Curie {
  if (kind === 'box') return 'dcat:bbox';
  return kind === 'point' ? 'dcat:centroid' : 'locn:geometry';
}

function wktLiteral(geometry: Geometry): Literal {
  return { text: toWkt(geometry), datatype: 'geosparql:wktLiteral' };
}
