import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import type { InstalledFormats } from '../../../formats/community/installed-formats.ts';
import { takeCommunity, withdrawCommunity } from '../../communities/keep-community.ts';
import { readPackage } from '../../communities/read-package.ts';
import { takeStreams } from '../bulk/bulk-body.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';

const Told = {
  name: Type.String({ description: 'As it is called in commands and addresses.' }),
  label: Type.String(),
  version: Type.String(),
  namespace: Type.String(),
  oaiPrefix: Type.Optional(Type.String({ description: 'metadataPrefix, where it can be harvested.' })),
  isWritten: Type.Boolean({ description: 'Whether records are written in it.' }),
  hasPage: Type.Boolean({ description: 'Whether it has pages of its own.' }),
};
const List = Type.Object({ communities: Type.Array(Type.Object(Told, { title: 'Community' })) });
const Taken = Type.Object(
  {
    ...Told,
    outcome: Type.Union([Type.Literal('tried'), Type.Literal('taken'), Type.Literal('replaced')]),
    tried: Type.Array(Type.String(), { description: 'Documents of the package by which it was tried.' }),
    passedOver: Type.Array(Type.String(), { description: 'What of the package is of no use here.' }),
  },
  { title: 'CommunityTaken' },
);
const Query = Type.Object({
  dryRun: Type.Optional(Type.Boolean({ description: 'Only try it; change nothing.' })),
});
const Params = Type.Object({ name: Type.String({ maxLength: 64 }) });

/** `/communities` below `/api/v1`: the formats that communities brought; administrators bring and withdraw them. */
export async function registerCommunityRoutes(
  api: FastifyInstance,
  house: House,
  formats: Pick<InstalledFormats, 'communities' | 'refresh'>,
): Promise<void> {
  const tags = ['descriptions'];
  const listing = { tags, summary: 'The formats that communities brought', response: { 200: List, ...PROBLEMS } };
  api.get('/communities', { schema: listing }, async (request) => {
    callerOf(request);
    return { communities: formats.communities.map(told) };
  });
  const withdrawing = { tags, summary: 'Withdraw the format of a community', params: Params };
  api.delete<{ Params: Static<typeof Params> }>(
    '/communities/:name',
    { schema: { ...withdrawing, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      await withdrawCommunity({ house, formats }, request.params.name, callerOf(request));
      return reply.code(204).send(null);
    },
  );
  await api.register(async (scope) => {
    await takeStreams(scope);
    const taking = {
      tags,
      summary: 'Bring the format of a community, or a newer version of it',
      consumes: ['application/zip', 'multipart/form-data'],
      querystring: Query,
    };
    scope.post<{ Querystring: Static<typeof Query> }>(
      '/communities',
      { schema: { ...taking, response: { 200: Taken, ...PROBLEMS } } },
      async (request) => {
        const caller = callerOf(request);
        const { bytes } = await readPackage(request);
        const options = { caller, dryRun: request.query.dryRun === true };
        const { findings, ...taken } = await takeCommunity({ house, formats }, bytes, options);
        return { ...taken, tried: [...taken.tried], passedOver: findings.map((one) => String(one.value)) };
      },
    );
  });
}

function told({ name, label, version, manifest, oaiPrefix, write, page }: InstalledFormats['communities'][number]) {
  const prefix = oaiPrefix === undefined ? {} : { oaiPrefix };
  const does = { isWritten: write !== undefined, hasPage: page !== undefined };
  return { name, label, version, namespace: manifest.namespace, ...prefix, ...does };
}
