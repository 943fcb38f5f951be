import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A country with its English name. */
export type Country = Feature<Geometry, { readonly name: string }>;

let countries: readonly Country[] | undefined;
let land: Feature | undefined;

/** Countries at 1:50 million (Natural Earth through world-atlas); read at first use. */
export function worldCountries(): readonly Country[] {
  if (countries !== undefined) return countries;
  const address = import.meta.resolve('world-atlas/countries-50m.json');
  const topology = readTopology<{ countries: GeometryCollection<{ name: string }> }>(address);
  countries = feature(topology, topology.objects.countries).features;
  return countries;
}

/** Land at 1:110 million; read at first use. */
export function worldLand(): Feature {
  if (land !== undefined) return land;
  const topology = readTopology<{ land: GeometryCollection }>(import.meta.resolve('world-atlas/land-110m.json'));
  [land] = feature(topology, topology.objects.land).features;
  if (land === undefined) throw new Error('world-atlas holds no land');
  return land;
}

function readTopology<Objects extends Topology['objects']>(address: string): Topology<Objects> {
  return JSON.parse(readFileSync(fileURLToPath(address), 'utf8')) as Topology<Objects>;
}
