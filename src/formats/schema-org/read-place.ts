import type { Place, Position } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ObjectReader } from '../datacite-json/json-reader.ts';

/** Members of a description that say where something comes from. */
type Whereabouts = Partial<
  Pick<SampleDescription, 'latitudeDeg' | 'longitudeDeg' | 'elevationM' | 'country' | 'locality' | 'places'>
>;

/** The first place with its position, names and height; further ones and all shapes as places. */
export function readPlaces(root: ObjectReader): Whereabouts {
  const all = [...root.objects('spatialCoverage', 'name'), ...root.objects('contentLocation', 'name')];
  const [first, ...further] = all;
  const geo = first?.objects('geo', 'name') ?? [];
  const isOne = geo.length < 2 && geo.every(isPoint);
  if (first === undefined || !isOne) return { places: all.map(placeOf) };
  const name = first.text('name') ?? textAddress(first);
  const country = geo[0]?.text('addressCountry');
  return present({
    latitudeDeg: geo[0]?.degrees('latitude', 90),
    longitudeDeg: geo[0]?.degrees('longitude', 180),
    elevationM: heightOf(geo[0]),
    country,
    locality: withoutCountry(name, country),
    places: further.map(placeOf),
  });
}

function isPoint(one: ObjectReader): boolean {
  return one.text('latitude') !== undefined && one.text('longitude') !== undefined;
}

function textAddress(one: ObjectReader): string | undefined {
  return one.text('address');
}

/** Metres; `522.8 m` is read as well. */
function heightOf(one: ObjectReader | undefined): number | undefined {
  const value = Number.parseFloat(one?.text('elevation') ?? '');
  return Number.isFinite(value) ? value : undefined;
}

/** Names of places end with the country, which is said beside them. */
function withoutCountry(name: string | undefined, country: string | undefined): string | undefined {
  if (name === country) return undefined;
  return country !== undefined && name?.endsWith(`, ${country}`) ? name.slice(0, -country.length - 2) : name;
}

function placeOf(one: ObjectReader): Place {
  const shapes = one.objects('geo', 'name');
  const numbers = (name: string) =>
    shapes.flatMap((shape) => [numbersIn(shape.text(name))]).filter((list) => list.length > 3);
  return present({
    name: one.text('name') ?? textAddress(one),
    points: filled(shapes.filter(isPoint).flatMap(pointOf)),
    boxes: filled(
      numbers('box').map(([southDeg = 0, westDeg = 0, northDeg = 0, eastDeg = 0]) => ({
        westDeg,
        eastDeg,
        southDeg,
        northDeg,
      })),
    ),
    lines: filled(numbers('line').map(positionsOf)),
    polygons: filled(numbers('polygon').map((list) => ({ ring: positionsOf(list) }))),
  });
}

function pointOf(one: ObjectReader): readonly Position[] {
  const latitudeDeg = one.degrees('latitude', 90);
  const longitudeDeg = one.degrees('longitude', 180);
  return latitudeDeg === undefined || longitudeDeg === undefined ? [] : [{ longitudeDeg, latitudeDeg }];
}

function numbersIn(text: string | undefined): readonly number[] {
  const numbers = (text ?? '')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map(Number);
  return numbers.every(Number.isFinite) ? numbers : [];
}

function positionsOf(numbers: readonly number[]): readonly Position[] {
  const positions: Position[] = [];
  for (let n = 0; n + 1 < numbers.length; n += 2)
    positions.push({ longitudeDeg: numbers[n + 1] ?? 0, latitudeDeg: numbers[n] ?? 0 });
  return positions;
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
