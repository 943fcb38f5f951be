import { present } from '../../domain/description/present.ts';
import type { DepthInterval, SampleDescription } from '../../domain/description/sample-description.ts';
import type { MemberReader } from '../reading/member-reader.ts';

const METRES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    m: 1,
    meter: 1,
    meters: 1,
    metre: 1,
    metres: 1,
    cm: 0.01,
    centimeters: 0.01,
    mm: 0.001,
    km: 1000,
    kilometers: 1000,
    feet: 0.3048,
    ft: 0.3048,
  }),
);

/** Where it comes from. Coordinates stand as texts; a second position is the end of a line. */
export function readPlace(text: MemberReader, more: MemberReader): Partial<SampleDescription> {
  const location = text.object('geoLocation');
  location?.take('@type');
  const [start, end] = location?.objects('geo').map(positionOf) ?? [];
  const [easting, northing, zone] = [more.number('easting'), more.number('northing'), more.text('zone')];
  const utm = present({ eastingM: easting, northingM: northing, zone });
  return present({
    latitudeDeg: start?.latitudeDeg,
    longitudeDeg: start?.longitudeDeg,
    latitudeEndDeg: end?.latitudeDeg,
    longitudeEndDeg: end?.longitudeDeg,
    ...heightsOf(more),
    verticalDatum: more.text('verticalDatum'),
    utm: Object.keys(utm).length === 0 ? undefined : utm,
    navigationType: more.text('navigationType'),
    primaryLocationType: more.text('primaryLocationType'),
    primaryLocationName: more.text('primaryLocationName'),
    country: more.text('country'),
    province: more.text('province'),
    county: more.text('county'),
    city: more.text('city'),
    locality: more.text('locality'),
    localityDescription: more.text('localityDescription'),
    locationDescription: more.text('locationDescription'),
    depths: depthsOf(more),
  });
}

/** A position on earth; one outside is left as foreign, with a finding. */
function positionOf(element: MemberReader): { readonly latitudeDeg?: number; readonly longitudeDeg?: number } {
  element.take('@type');
  const latitudeDeg = element.number('latitude');
  const longitudeDeg = element.number('longitude');
  const isOnEarth = Math.abs(latitudeDeg ?? 0) <= 90 && Math.abs(longitudeDeg ?? 0) <= 180;
  if (isOnEarth) return present({ latitudeDeg, longitudeDeg });
  element.leave('latitude');
  element.leave('longitude');
  const value = `${latitudeDeg} ${longitudeDeg}`;
  element.find('latitude', 'impossible-position', 'The position is nowhere on earth.', {
    value,
    rule: 'latitude -90 to 90, longitude -180 to 180',
  });
  return {};
}

/** Heights in metres; in a unit that is not known they stay as they are, among the foreign elements. */
function heightsOf(more: MemberReader): Partial<SampleDescription> {
  const factor = METRES.get(more.text('elevationUnit')?.toLowerCase() ?? 'm');
  if (factor === undefined) {
    more.leave('elevationUnit');
    return {};
  }
  return present({
    elevationM: scaled(more.number('elevation'), factor),
    elevationEndM: scaled(more.number('elevationEnd'), factor),
  });
}

/** The interval; the scale is free words that may begin with a unit (`cm`, `meters from base of section`), metres where not. */
function depthsOf(more: MemberReader): readonly DepthInterval[] {
  const scaleText = more.text('depthScale');
  const unit = METRES.get(/^\p{L}+/u.exec(scaleText ?? '')?.[0].toLowerCase() ?? '') ?? 1;
  const [topM, bottomM] = [scaled(more.number('depthMin'), unit), scaled(more.number('depthMax'), unit)];
  if (topM === undefined && bottomM === undefined) {
    more.leave('depthScale');
    return [];
  }
  return [present({ scale: 'other' as const, scaleText, topM, bottomM })];
}

/** Ten places are more than any stated length has, and hide what binary fractions add. */
function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : Number((value * factor).toFixed(10));
}
