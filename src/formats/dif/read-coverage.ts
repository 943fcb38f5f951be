import type { Place } from '../../domain/description/place.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { dateIn, metresIn, namedIn } from './dif-elements.ts';

interface Shape {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly latitudeEndDeg?: number;
  readonly longitudeEndDeg?: number;
}

/**
 * Where and when: the first box or point is the position (a box without width is a point, another one goes from its south-western to
 * its north-eastern corner), others are places; heights in metres; of the times the first is that of collecting; ages by
 * the most detailed name of each chronostratigraphic unit.
 */
export function readDifCoverage(root: ElementReader) {
  const coverages = root.children('Spatial_Coverage');
  const [position, ...others] = coverages.flatMap(shapesOf);
  const { locality, places } = locationsOf(root);
  const [low, high] = heightsOf(coverages[0]);
  return {
    ...position,
    elevationM: low ?? high,
    elevationEndM: low !== undefined && high !== low ? high : undefined,
    locality,
    places: [...places, ...others.map(placeOf)],
    ...timesOf(root),
    geologicalAges: agesOf(root),
  };
}

/** In DIF 9 the four sides stand in the coverage, in DIF 10 in its geometry. */
function shapesOf(coverage: ElementReader): readonly Shape[] {
  const geometry = coverage.child('Geometry');
  geometry?.text('Coordinate_System');
  if (geometry === undefined) return boxIn(coverage);
  return [
    ...geometry.children('Point').flatMap((one) => {
      const [longitudeDeg, latitudeDeg] = [one.decimal('Point_Longitude'), one.decimal('Point_Latitude')];
      return longitudeDeg === undefined || latitudeDeg === undefined ? [] : onEarth(one, { latitudeDeg, longitudeDeg });
    }),
    ...geometry.children('Bounding_Rectangle').flatMap(boxIn),
  ];
}

function boxIn(element: ElementReader): readonly Shape[] {
  const [south, north] = [element.decimal('Southernmost_Latitude'), element.decimal('Northernmost_Latitude')];
  const [west, east] = [element.decimal('Westernmost_Longitude'), element.decimal('Easternmost_Longitude')];
  if (south === undefined || north === undefined || west === undefined || east === undefined) return [];
  const start = { latitudeDeg: south, longitudeDeg: west };
  const isPoint = south === north && west === east;
  return onEarth(element, isPoint ? start : { ...start, latitudeEndDeg: north, longitudeEndDeg: east });
}

function onEarth(element: ElementReader, shape: Shape): readonly Shape[] {
  const { latitudeDeg, longitudeDeg, latitudeEndDeg = latitudeDeg, longitudeEndDeg = longitudeDeg } = shape;
  const isOn =
    Math.max(Math.abs(latitudeDeg), Math.abs(latitudeEndDeg)) <= 90 &&
    Math.max(Math.abs(longitudeDeg), Math.abs(longitudeEndDeg)) <= 180;
  if (isOn) return [shape];
  element.find('position-range', 'The position lies beyond the earth.', { rule: '-90 to 90 and -180 to 180 degrees' });
  return [];
}

function placeOf({ latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg }: Shape): Place {
  if (latitudeEndDeg === undefined || longitudeEndDeg === undefined) return { points: [{ latitudeDeg, longitudeDeg }] };
  const [southDeg, northDeg] = [latitudeDeg, latitudeEndDeg];
  return { boxes: [{ westDeg: longitudeDeg, eastDeg: longitudeEndDeg, southDeg, northDeg }] };
}

function heightsOf(coverage: ElementReader | undefined): readonly (number | undefined)[] {
  if (coverage === undefined) return [];
  return [metresIn(coverage, 'Minimum_Altitude'), metresIn(coverage, 'Maximum_Altitude')];
}

const LEVELS = [
  'Location_Category',
  'Location_Type',
  'Location_Subregion1',
  'Location_Subregion2',
  'Location_Subregion3',
];

/** The names of GCMD's places as one path each; the first place in the writer's own words is the locality. */
function locationsOf(root: ElementReader) {
  const detailed: string[] = [];
  const names: string[] = [];
  for (const one of root.children('Location')) {
    const path = LEVELS.flatMap((level) => one.text(level) ?? []);
    const own = one.text('Detailed_Location');
    const older = one.text('Location_Name') ?? (one.node.children.length === 0 ? namedIn(one) : undefined);
    if (own !== undefined) detailed.push(own);
    if (path.length > 0) names.push(path.join(' > '));
    else if (older !== undefined) names.push(older);
  }
  const [locality, ...further] = detailed;
  return { locality, places: [...new Set([...names, ...further])].map((name): Place => ({ name })) };
}

function timesOf(root: ElementReader) {
  const ranges = root.children('Temporal_Coverage').flatMap((one) => {
    const newer = one.children('Range_DateTime').map((range) => ({
      from: dateIn(range, 'Beginning_Date_Time'),
      to: dateIn(range, 'Ending_Date_Time'),
    }));
    const moment = dateIn(one, 'Single_DateTime');
    const older = { from: dateIn(one, 'Start_Date'), to: dateIn(one, 'Stop_Date') };
    return [older, ...newer, { from: moment, to: undefined }];
  });
  const [first, ...others] = ranges.filter(({ from, to }) => from !== undefined || to !== undefined);
  const dates = root.child('Metadata_Dates');
  const made = dates && dateIn(dates, 'Data_Creation');
  const changed = dates && dateIn(dates, 'Data_Last_Revision');
  return {
    collectedFrom: first?.from,
    collectedTo: first?.to,
    dates: [
      ...others.map(({ from = '', to = '' }) => ({ date: to === '' ? from : `${from}/${to}`, type: 'Collected' })),
      ...(made === undefined ? [] : [{ date: made, type: 'Created' }]),
      ...(changed === undefined ? [] : [{ date: changed, type: 'Updated' }]),
    ],
  };
}

const UNITS = ['Detailed_Classification', 'Stage', 'Epoch', 'Period', 'Era', 'Eon'];

function agesOf(root: ElementReader): readonly string[] {
  const units = root.children('Paleo_Temporal_Coverage').flatMap((one) => one.children('Chronostratigraphic_Unit'));
  const ages = units.flatMap((unit) => UNITS.flatMap((level) => unit.text(level) ?? [])[0] ?? []);
  return [...new Set(ages)];
}
