import { depthOn } from '../../domain/description/measured-depths.ts';
import { takenBetween } from '../../domain/registration/taken-between.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import { doiAddress } from '../write-context.ts';

/** A feature of RFC 7946 with flat properties, so that tables of GIS have columns. Depths in metres below surface (CSF-A). */
export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: {
    readonly type: 'Point';
    readonly coordinates: readonly [longitude: number, latitude: number];
  } | null;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** What is asked of a hole beside: lengths in metres along it, angles in degrees, the rig, and where its core runs are found. */
function ofHole(face: PublicFace, { description, igsn }: PublicRecord): Feature['properties'] {
  const numberOf = (field: string) => {
    const value = description.stated.find((one) => one.field === field)?.value;
    return typeof value === 'number' ? value : null;
  };
  const method = description.stated.find((one) => one.field === 'drilling_method')?.value;
  return {
    totalDepthM: numberOf('total_depth_m') ?? description.lengthM ?? null,
    casingDepthM: numberOf('casing_depth_m'),
    waterDepthM: numberOf('water_depth_m'),
    inclinationDeg: numberOf('inclination_deg'),
    directionDeg: numberOf('direction_deg'),
    drillingMethod: Array.isArray(method) ? method.join('; ') : (description.collectionMethod?.label ?? null),
    rig: description.platformName ?? null,
    rigOperator: description.platformOperator ?? null,
    operator: description.operator ?? null,
    coreRuns: `${face.baseUrl}/search?type=core_run&within=${encodeURIComponent(igsn)}`,
  };
}

/** What is public of a record as a feature: a point of WGS 84, longitude first, or no geometry where no position is public. */
export function toFeature(face: PublicFace, record: PublicRecord): Feature {
  const { description, igsn, facts } = record;
  const { latitudeDeg, longitudeDeg } = description;
  const depth = depthOn(description, 'csf_a');
  const taken = takenBetween(description);
  const hasPosition = latitudeDeg !== undefined && longitudeDeg !== undefined;
  return {
    type: 'Feature',
    id: igsn,
    geometry: hasPosition ? { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] } : null,
    properties: {
      igsn,
      title: description.title,
      name: description.name,
      objectType: description.objectType,
      expedition: description.expedition?.code ?? null,
      expeditionName: description.expedition?.name ?? null,
      parent: description.parent?.igsn ?? null,
      material: description.material?.label ?? null,
      rock: description.rock ?? null,
      topDepthM: depth?.topM ?? null,
      bottomDepthM: depth?.bottomM ?? null,
      elevationM: description.elevationM ?? null,
      country: description.country ?? null,
      repository: description.currentArchive ?? null,
      ...(description.objectType === 'hole' && ofHole(face, record)),
      takenFrom: taken?.from ?? null,
      takenTo: taken?.to ?? null,
      embargoed: record.isEmbargoed,
      registeredAt: facts.registeredAt ?? null,
      changedAt: facts.changedAt,
      doi: doiAddress(face, igsn),
      url: landingAddress(face.baseUrl, igsn),
    },
  };
}
