import type { FastifyInstance } from 'fastify';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { latestBuild, SAMPLING, sendBuiltFile, sendBuiltShell } from './built-files.ts';

/**
 * `/sampling/{party}`: the screen of a sampling party. The shell and its files hold nothing of anybody, so everybody gets them: who
 * may see the party, signed in or by the link of a request, is asked of the API. `folder` is where the build lies; where there is none, a page says
 * how to make it.
 */
export function registerSamplingRoutes(app: FastifyInstance, face: PublicFace, folder: string = SAMPLING.folder): void {
  const build = latestBuild({ ...SAMPLING, folder });
  for (const path of ['/sampling', '/sampling/*'])
    app.get<{ Params: { '*'?: string } }>(path, async (request, reply) => {
      const name = request.params['*'] ?? '';
      const file = name === 'index.html' ? undefined : build()?.get(name);
      return file === undefined ? sendBuiltShell(reply, face, SAMPLING, build()) : sendBuiltFile(reply, file);
    });
}
