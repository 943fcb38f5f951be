import Fastify from 'fastify';
import { registerLandingRoutes } from '../../src/dissemination/landing/register-landing-routes.ts';
import { registerPageRoutes } from '../../src/dissemination/pages/register-page-routes.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { openStore } from '../../src/store/engine/open-store.ts';

// node test/journeys/serve-data.ts FOLDER PORT: the public pages over a data folder, to look at.
const [folder = 'data', port = '8090'] = process.argv.slice(2);
const app = Fastify({ routerOptions: { maxParamLength: 300 } });
const face = {
  store: openStore({ dataFolder: folder, databaseUrl: '' }),
  agent: {
    name: 'Corestone demonstration agent',
    repositoryIdentifier: 'demo.example',
    adminEmail: 'curator@demo.example',
    handlePrefix: '10273',
    doiPrefix: '10.60510',
  },
  baseUrl: `http://127.0.0.1:${port}`,
  tokenSecret: 'only for looking',
  now: () => new Date(),
};
registerPageRoutes(app, face);
registerLandingRoutes(app, face, FORMATS);
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log(`${face.baseUrl}/`);
