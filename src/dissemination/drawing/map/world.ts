import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, Geometry, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A country with its English name. */
export type Country = Feature<Geometry, { readonly name: string }>;

let countries: readonly Country[] | undefined;
let land: Feature<MultiPolygon> | undefined;

/** Countries at 1:50 million (Natural Earth through world-atlas); read at first use. */
export function worldCountries(): readonly Country[] {
  countries ??= read<{ countries: GeometryCollection<{ name: string }> }>(
    import.meta.resolve('world-atlas/countries-50m.json'),
    (topology) => {
      return (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>).features;
    },
  );
  return countries;
}

/** Land at 1:110 million; read at first use. */
export function worldLand(): Feature<MultiPolygon> {
  land ??= read<{ land: GeometryCollection }>(import.meta.resolve('world-atlas/land-110m.json'), (topology) => {
    return (feature(topology, topology.objects.land) as FeatureCollection<MultiPolygon>)
      .features[0] as Feature<MultiPolygon>;
  });
  return land;
}

function read<Objects extends Topology['objects']>(
  address: string,
  use: (topology: Topology<Objects>) => unknown,
): never {
  return use(JSON.parse(readFileSync(fileURLToPath(address), 'utf8')) as Topology<Objects>) as never;
}
