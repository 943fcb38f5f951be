/** Writes `client/corestone-client.generated.ts` from the OpenAPI document of the server; `--check` only compares. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ApiDocument } from '../src/api/rest/docs/api-document.ts';
import { clientText } from '../src/api/rest/docs/client-text.ts';
import { buildServer } from '../src/api/server.ts';
import { decideSettings } from '../src/config/read-settings.ts';
import { buildHouse } from '../src/context.ts';

const TARGET = join(import.meta.dirname, '../client/corestone-client.generated.ts');

async function describedApi(): Promise<ApiDocument> {
  const data = mkdtempSync(join(tmpdir(), 'corestone-client-'));
  const flags = { data, 'log-level': 'silent' };
  const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
  const app = await buildServer(house);
  try {
    const response = await app.inject('/api/v1/openapi.json');
    return response.json<ApiDocument>();
  } finally {
    await app.close();
    await house.close();
    rmSync(data, { recursive: true, force: true });
  }
}

const text = clientText(await describedApi());
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, text);
} else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error('client/corestone-client.generated.ts is not what the API says; run `npm run generate`.');
  process.exitCode = 1;
}
