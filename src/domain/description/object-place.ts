import type { ObjectContext } from './object-context.ts';
import { present } from './present.ts';
import type { SampleDescription } from './sample-description.ts';
import { inheritedText, nearest, numberIn, textIn } from './stated-values.ts';

/** The members of a description that say where on Earth. */
export type Place = Pick<
  SampleDescription,
  | 'latitudeDeg'
  | 'longitudeDeg'
  | 'elevationM'
  | 'country'
  | 'province'
  | 'county'
  | 'city'
  | 'locality'
  | 'locationDescription'
>;

/**
 * Where the hole of the object stands, or its site where it lies in no hole: WGS 84 degrees, metres above mean sea level, and the names of its site. An expedition
 * has names only. A position is given only with both its parts.
 */
export function placeOf(context: ObjectContext): Place {
  // What an expedition says of its own place is told of itself alone: its sites may lie elsewhere.
  const site = (nearest(context, 'site') ?? nearest(context, 'expedition'))?.values;
  return present({
    ...positionOf(context),
    elevationM: numberIn(nearest(context, 'hole')?.values, 'elevation_m'),
    country: countryOf(context),
    province: textIn(site, 'state'),
    county: textIn(site, 'county'),
    city: townOf(context),
    locality: textIn(site, 'locality'),
    locationDescription: textIn(site, 'description') ?? textIn(site, 'location_description'),
  });
}

/** The country of the site, else of the expedition. */
export function countryOf(context: ObjectContext): string | undefined {
  return inheritedText(context, 'country', ['site', 'expedition']);
}

/** The town nearest to the site. */
export function townOf(context: ObjectContext): string | undefined {
  return textIn((nearest(context, 'site') ?? nearest(context, 'expedition'))?.values, 'city');
}

function positionOf(context: ObjectContext): Pick<SampleDescription, 'latitudeDeg' | 'longitudeDeg'> {
  // What lies in no hole, as samples of an old collection do, lies where its site does.
  const hole = (nearest(context, 'hole') ?? nearest(context, 'site'))?.values;
  const latitudeDeg = numberIn(hole, 'latitude_deg');
  const longitudeDeg = numberIn(hole, 'longitude_deg');
  return latitudeDeg === undefined || longitudeDeg === undefined ? {} : { latitudeDeg, longitudeDeg };
}

/** Whether a sample was found at a site and came out of no hole, as those of older collections do. */
export function isFound(context: ObjectContext): boolean {
  return context.object.type === 'sample' && nearest(context, 'hole') === undefined;
}

/** The named spot where such a sample was found. */
export function findSpotOf(context: ObjectContext): string | undefined {
  const site = isFound(context) ? nearest(context, 'site')?.values : undefined;
  return textIn(site, 'locality') ?? textIn(site, 'site_name');
}
