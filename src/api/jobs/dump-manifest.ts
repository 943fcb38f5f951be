import { nextOf } from '../../dissemination/feeds/changes.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { DumpManifest } from '../../domain/registration/dump.ts';
import type { Format } from '../../formats/format.ts';
import type { DumpBegun } from '../../operations/dumps/dump-job.ts';

/** What a dump whose parts are all written says of itself; an empty licence is none stated. */
export function dumpManifest(
  { agent, baseUrl, now }: PublicFace,
  formats: readonly Format[],
  dump: DumpBegun,
  licence: string,
): DumpManifest {
  const { harvested, name, begunAt, throughSeq, throughAt, records, counts, files, omitted, omissions } = dump;
  return {
    manifestVersion: 1,
    name,
    agent: agent.name,
    baseUrl,
    licence: licence === '' ? null : licence,
    begunAt,
    finishedAt: now().toISOString(),
    changeNumber: throughSeq,
    changedUntil: throughAt,
    next: nextOf({ baseUrl }, throughSeq, harvested !== undefined),
    records,
    counts,
    ...(harvested !== undefined && { harvested }),
    formats: formats.map((one) => ({
      name: one.name,
      label: one.label,
      version: one.version,
      mediaType: one.mediaTypes[0]!,
    })),
    files,
    omitted,
    omissions,
  };
}
