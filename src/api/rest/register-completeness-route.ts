import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type PublicFace, todayOf } from '../../dissemination/public-face.ts';
import { publicRecord } from '../../dissemination/public-record.ts';
import { publishedDescription } from '../../dissemination/published-description.ts';
import { completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import { CorestoneError } from '../../domain/error.ts';
import { upperCaseAscii } from '../../domain/identifier/igsn.ts';
import { isPublicState } from '../../domain/registration/record-states.ts';
import { findRecord } from '../../store/read/find-record.ts';

interface CompletenessRequest {
  Params: { igsn: string };
  Querystring: { profile?: string | string[] };
}

/**
 * `GET /igsn/{IGSN}/completeness` below `/api/v1`: score and gaps of a public record by every profile, or by those of `?profile=`.
 * Judged is what is public today. `not-found` for an IGSN or a profile that is not there.
 */
export function registerCompletenessRoute(
  app: FastifyInstance,
  face: PublicFace,
  all: readonly CompletenessProfile[] = PROFILES,
): void {
  app.get<CompletenessRequest>('/igsn/:igsn/completeness', { schema: schemaOf(all) }, async (request) => {
    const record = await findRecord(face.store.read, upperCaseAscii(request.params.igsn));
    if (record === undefined || !isPublicState(record.facts.state))
      throw new CorestoneError('not-found', 'There is no public record of this IGSN.');
    const description = publishedDescription(publicRecord(record, todayOf(face)), face.agent);
    const profiles = wantedProfiles(request.query.profile, all);
    return { igsn: record.igsn, completeness: profiles.map((profile) => completenessOf(description, profile)) };
  });
}

const schemaOf = (all: readonly CompletenessProfile[]) => ({
  tags: ['descriptions'],
  summary: 'Score and gaps of what is public of a record, by profiles',
  security: [],
  params: Type.Object({ igsn: Type.String() }),
  querystring: Type.Object({
    profile: Type.Optional(Type.Array(Type.String(), { description: all.map((one) => one.name).join(', ') })),
  }),
});

function wantedProfiles(stated: string | string[] | undefined, all: readonly CompletenessProfile[]) {
  const names = [stated ?? []].flat();
  const profiles = all.filter((one) => names.length === 0 || names.includes(one.name));
  if (profiles.length > 0) return profiles;
  throw new CorestoneError(
    'not-found',
    `There is no such profile; there are ${all.map((one) => one.name).join(', ')}.`,
  );
}
