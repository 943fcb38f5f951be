import type { Position } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { legalDecimal } from '../legal-values.ts';
import {
  type FlatCell,
  type FlatElement,
  type FlatReader,
  type FlatSource,
  type Said,
  stated,
} from './flat-element.ts';
import { degrees, doubtsIn, LENGTHS, type NumberRead, numberText, readNumber } from './uncertain-cells.ts';
import { metresIn } from './units.ts';

const WGS84 = /^(?:wgs[\s_-]*(?:19)?84|(?:epsg[\s:]*)?4326)\b/i;
const LATITUDE = degrees(90);
const LONGITUDE = degrees(180);
const DATUMS = ['NAVD88', 'MSL'];

/** Degrees north; only together with the longitude. Real records repeat the pair: further ones are read as places. */
export const LATITUDE_ELEMENT: FlatElement = {
  name: 'latitude',
  members: ['latitudeDeg', 'longitudeDeg'],
  write: (source) => stated(numberText(source, 'latitudeDeg', position(source.description)?.latitude)),
  read: readPositions,
};

/** Degrees east; read with the latitude. */
export const LONGITUDE_ELEMENT: FlatElement = {
  name: 'longitude',
  members: ['longitudeDeg'],
  write: (source) => stated(numberText(source, 'longitudeDeg', position(source.description)?.longitude)),
};

/** The reference system as stated; `WGS84` is written where there is a position and nothing else is stated. */
export const COORDINATE_SYSTEM: FlatElement = {
  name: 'coordinate_system',
  members: ['coordinateSystem'],
  isGfz: true,
  write: ({ description }) => stated(description.coordinateSystem ?? (position(description) && 'WGS84')),
  read: readCoordinateSystem,
};

/** Height in metres, read with its unit: metric ones are converted, any other is kept as stated. */
export const ELEVATION: FlatElement = {
  name: 'elevation',
  members: ['elevationM', 'elevationEndM'],
  write: (source) => stated(numberText(source, 'elevationM', height(source.description.elevationM, source))),
  read: (list) => {
    const unit = list.value('elevation_unit');
    const one = readLength(list, 'elevation', 'elevationM', unit);
    const end = readLength(list, 'elevation_end', 'elevationEndM', list.value('elevation_end_unit') ?? unit);
    return { elevationM: one.value, elevationEndM: end.value, ...doubtsIn(one, end) };
  },
};

/** The other height; read with the first. */
export const ELEVATION_END: FlatElement = {
  name: 'elevation_end',
  members: ['elevationEndM'],
  write: (source) => stated(numberText(source, 'elevationEndM', height(source.description.elevationEndM, source))),
};

/** The unit, wherever a height is written; read with the height. */
export const ELEVATION_UNIT: FlatElement = {
  name: 'elevation_unit',
  members: ['elevationM'],
  write: (source) => stated(height(source.description.elevationM, source) && source.dialect.elevationUnit),
};

/** The unit of the other height. */
export const ELEVATION_END_UNIT: FlatElement = {
  name: 'elevation_end_unit',
  members: ['elevationEndM'],
  isGfz: true,
  write: (source) => stated(height(source.description.elevationEndM, source) && source.dialect.elevationUnit),
};

/** Above what heights are counted. Mean sea level, which is also meant where nothing is stated, is not kept as a statement. */
export const VERTICAL_DATUM: FlatElement = {
  name: 'vertical_datum',
  members: ['verticalDatum'],
  write: ({ description: { verticalDatum, elevationM, elevationEndM }, dialect }) => {
    const isHeight = [elevationM, elevationEndM].some(
      (one) => legalHeight(one, dialect.lowestElevationM) !== undefined,
    );
    const said = verticalDatum?.toUpperCase() ?? (isHeight ? 'MSL' : '');
    return stated(DATUMS.find((one) => one === said));
  },
  read: (list) => {
    const datum = list.value('vertical_datum')?.text;
    return { verticalDatum: datum?.toUpperCase() === 'MSL' ? undefined : datum };
  },
};

/** A length in a cell as metres; refused with `unit-not-converted` where the unit is not metric. No unit means metres. */
export function readLength(
  list: FlatReader,
  name: string,
  of: 'elevationM' | 'elevationEndM' | 'lengthM',
  unit: FlatCell | undefined,
): NumberRead {
  const cell = list.value(name);
  const factor = unit === undefined ? 1 : metresIn(unit.text);
  if (cell === undefined || factor !== undefined)
    return readNumber(cell, of, { ...LENGTHS, factor: factor ?? 1, unit: unit?.text ?? '' });
  unit?.keep();
  const rule = 'metres or another metric unit';
  cell.refuse('unit-not-converted', `${cell.text} ${unit?.text} is kept as stated.`, { value: unit?.text, rule });
  return { doubts: [] };
}

/** The position as texts; undefined unless both halves can be written. */
function position({ latitudeDeg, longitudeDeg }: SampleDescription) {
  const latitude = legalDecimal(latitudeDeg, -90, 90);
  const longitude = legalDecimal(longitudeDeg, -180, 180);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function height(valueM: number | undefined, { dialect }: FlatSource): string | undefined {
  return legalHeight(valueM, dialect.lowestElevationM);
}

/** A floor deeper than the schema allows is left out rather than told wrongly. */
function legalHeight(valueM: number | undefined, lowestM: number): string | undefined {
  return legalDecimal(valueM, lowestM, 9000);
}

function readPositions(list: FlatReader): Said {
  const northings = list.values('latitude').map((cell) => readNumber(cell, 'latitudeDeg', LATITUDE));
  const longitudes = list.values('longitude');
  const eastings = longitudes.map((cell) => readNumber(cell, 'longitudeDeg', LONGITUDE));
  const [latitudes = [], values = []] = [northings, eastings].map((all) => all.map(({ value }) => value));
  if (latitudes.length !== values.length && latitudes.length + values.length > 1)
    longitudes[0]?.find('unpaired-coordinates', 'Latitudes and longitudes are not equally many.', { rule: 'pairs' });
  const further = latitudes.slice(1).flatMap((latitudeDeg, n): Position[] => {
    const longitudeDeg = values[n + 1];
    return latitudeDeg === undefined || longitudeDeg === undefined ? [] : [{ latitudeDeg, longitudeDeg }];
  });
  return {
    latitudeDeg: latitudes[0],
    longitudeDeg: values[0],
    ...doubtsIn(...northings.slice(0, 1), ...eastings.slice(0, 1)),
    places: further.length === 0 ? undefined : further.map((point) => ({ points: [point] })),
  };
}

function readCoordinateSystem(list: FlatReader): Said {
  const cell = list.value('coordinate_system');
  if (cell === undefined || WGS84.test(cell.text)) return {};
  cell.find('other-coordinate-system', `The position is in ${cell.text} and is not converted.`, { rule: 'WGS 84' });
  return { coordinateSystem: cell.text };
}
