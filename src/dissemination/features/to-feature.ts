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
