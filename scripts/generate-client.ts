/**
 * Writes `client/corestone-client.generated.ts` from the OpenAPI document of the server; `--check` only compares. With `--promise` it
 * writes what clients may build on into `docs/api/routes-0.1.json` instead: only while 0.1 is not released.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ApiDocument } from '../src/api/rest/docs/api-document.ts';
import { clientText } from '../src/api/rest/docs/client-text.ts';
import { promiseOf } from '../src/api/rest/docs/openapi-promise.ts';
import { buildServer } from '../src/api/server.ts';
import { decideSettings } from '../src/config/read-settings.ts';
import { buildHouse } from '../src/context.ts';

const PROMISE = join(import.meta.dirname, '../docs/api/routes-0.1.json');
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

const document = await describedApi();
const text = clientText(document);
if (process.argv.includes('--promise')) {
  const lines = Object.entries(promiseOf(document)).map(
    ([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`,
  );
  writeFileSync(PROMISE, `{\n${lines.join(',\n')}\n}\n`);
} else if (!process.argv.includes('--check')) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, text);
} else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error('client/corestone-client.generated.ts is not what the API says; run `npm run generate`.');
  process.exitCode = 1;
}
