import type { ElementReader } from '../reading/element-reader.ts';
import { attributeOf, linkedText, numberOf, textOf, valuesOf } from './iso-elements.ts';

const SEA_LEVEL = '5714';
const SCALES = new Set(['csf_a', 'csf_b', 'drf']);

interface Box {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly latitudeEndDeg?: number;
  readonly longitudeEndDeg?: number;
}

interface Vertical {
  readonly leastM: number;
  readonly mostM: number;
  readonly system: string | undefined;
}

/**
 * Where and when, from every `EX_Extent`: the first box is the position (a box without width is a point, another one goes from its
 * south-western to its north-eastern corner), others are places; heights are metres of the datum that is named; of the times the
 * first is that of collecting. The extents for depths in a hole, which ISO 19115-3 of ours has, name their scale.
 */
export function readExtent(identification: ElementReader | undefined) {
  const extents = identification === undefined ? [] : valuesOf(identification, 'extent', 'EX_Extent');
  const verticals = extents.map((one) => valuesOf(one, 'verticalElement', 'EX_VerticalExtent').flatMap(verticalOf));
  const isDepth = verticals.map((all) => all.length > 0 && all.every(({ system }) => SCALES.has(system ?? '')));
  const places = extents.filter((_, at) => !isDepth[at]);
  const names = places.flatMap((one) => textOf(one, 'description') ?? []);
  for (const [at, one] of extents.entries()) if (isDepth[at]) textOf(one, 'description');
  const [box, ...boxes] = places.flatMap((one) =>
    valuesOf(one, 'geographicElement', 'EX_GeographicBoundingBox').flatMap(boxOf),
  );
  const [height] = verticals.filter((_, at) => !isDepth[at]).flat();
  const depths = verticals
    .filter((_, at) => isDepth[at])
    .flat()
    .map(({ leastM, mostM, system }) => ({ scale: system as 'csf_a' | 'csf_b' | 'drf', topM: leastM, bottomM: mostM }));
  return {
    ...box,
    ...heightOf(height),
    ...timeOf(places),
    depths,
    locality: names[0],
    places: [...names.slice(1).map((name) => ({ name })), ...boxes.map(placeOf)],
  };
}

function boxOf(element: ElementReader): Box[] {
  textOf(element, 'extentTypeCode');
  const [west, east] = [numberOf(element, 'westBoundLongitude'), numberOf(element, 'eastBoundLongitude')];
  const [south, north] = [numberOf(element, 'southBoundLatitude'), numberOf(element, 'northBoundLatitude')];
  if (west === undefined || east === undefined || south === undefined || north === undefined) return [];
  const isOnEarth = Math.max(Math.abs(south), Math.abs(north)) <= 90 && Math.max(Math.abs(west), Math.abs(east)) <= 180;
  if (!isOnEarth) {
    element.find('position-range', 'The box lies beyond the earth.', { rule: '-90 to 90 and -180 to 180 degrees' });
    return [];
  }
  const start = { latitudeDeg: south, longitudeDeg: west };
  return [south === north && west === east ? start : { ...start, latitudeEndDeg: north, longitudeEndDeg: east }];
}

function placeOf({ latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg }: Box) {
  if (latitudeEndDeg === undefined || longitudeEndDeg === undefined) return { points: [{ latitudeDeg, longitudeDeg }] };
  const [southDeg, northDeg] = [latitudeDeg, latitudeEndDeg];
  return { boxes: [{ westDeg: longitudeDeg, eastDeg: longitudeEndDeg, southDeg, northDeg }] };
}

function verticalOf(element: ElementReader): Vertical[] {
  const [leastM, mostM] = [numberOf(element, 'minimumValue'), numberOf(element, 'maximumValue')];
  const system = systemOf(element);
  const [least, most] = [leastM ?? mostM, mostM ?? leastM];
  return least === undefined || most === undefined ? [] : [{ leastM: least, mostM: most, system }];
}

function systemOf(element: ElementReader): string | undefined {
  const crs = element.child('verticalCRS');
  attributeOf(crs, 'nilReason');
  const older = attributeOf(crs, 'href');
  if (older !== undefined) return /(\d{4,6})$/.exec(older)?.[1];
  const [reference] = valuesOf(element, 'verticalCRSId', 'MD_ReferenceSystem');
  const identifiers = reference && valuesOf(reference, 'referenceSystemIdentifier', 'MD_Identifier');
  const [identifier] = identifiers ?? [];
  if (identifier === undefined) return undefined;
  textOf(identifier, 'codeSpace');
  return textOf(identifier, 'code');
}

function heightOf(height: Vertical | undefined) {
  if (height === undefined) return {};
  const { leastM, mostM, system } = height;
  return {
    elevationM: leastM,
    ...(mostM !== leastM && { elevationEndM: mostM }),
    ...(system !== undefined && system !== SEA_LEVEL && { verticalDatum: `EPSG:${system}` }),
  };
}

function timeOf(extents: readonly ElementReader[]) {
  const times = extents.flatMap((one) =>
    valuesOf(one, 'temporalElement', 'EX_TemporalExtent', 'EX_SpatialTemporalExtent').flatMap((temporal) =>
      valuesOf(temporal, 'extent', 'TimePeriod', 'TimeInstant'),
    ),
  );
  const [time] = times;
  if (time === undefined) return {};
  attributeOf(time, 'id');
  const at = (name: string) => {
    const found = time.child(name);
    return found && linkedText(found)?.text;
  };
  const nested = (name: string) => {
    const [instant] = valuesOf(time, name, 'TimeInstant');
    return instant?.text('timePosition');
  };
  const collectedFrom = at('timePosition') ?? at('beginPosition') ?? nested('begin');
  return { collectedFrom, collectedTo: at('endPosition') ?? nested('end') };
}
