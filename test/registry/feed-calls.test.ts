import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import type { JobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { signatureOf } from '../../src/webhooks/webhook-secret.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { change } from './dumps.ts';
import { addClient, described } from './parties.ts';
import { Receiver } from './receiver.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const PASSWORD = 'follow the changes';
const run = promisify(execFile);

const has = (...tools: string[]) => tools.every((tool) => spawnSync(tool, ['--version']).error === undefined);
const skip = has('sh', 'curl', 'gzip', 'sed', 'sha256sum') ? false : 'sh, curl, gzip, sed or sha256sum is missing';
const page = () => readFileSync(join(DOCS, 'feeds.md'), 'utf8');
const example = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page())![1]!;

onEachPlace('the calls of docs/feeds.md', (place) => {
  let house: House;
  let app: FastifyInstance;
  let worker: JobWorker;
  let receiver: Receiver;
  before(async () => {
    const built = await houseAt(place(), { outgoing: { allowLoopback: true } }, 'none');
    house = { ...built, settings: { ...built.settings, webhookHttp: true, logLevel: 'silent' } };
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.ICDP', ['ICD']);
    for (const igsn of ['ICD1', 'ICD2', 'ICD3'])
      await change(house, { igsn, description: described(igsn), wish: igsn === 'ICD3' ? 'hidden' : 'findable' });
    receiver = await new Receiver().start();
    app = await buildServer(house);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    // The server names itself as it was reached, as an installation does whose base address is set right.
    await app.close();
    house = { ...house, settings: { ...house.settings, baseUrl: `http://127.0.0.1:${port}` } };
    app = await buildServer(house);
    await app.listen({ port, host: '127.0.0.1' });
    worker = startDumpWorker(house, (error) => assert.fail(String(error)));
  });
  after(async () => {
    await worker.stop();
    await receiver.stop();
    await app.close();
    await house.close();
  });

  it('docs/api/feeds.sh answers what docs/feeds.md says', { skip }, async () => {
    const { baseUrl } = house.settings;
    const env = { ...process.env, BASE: baseUrl, ACCOUNT: `admin:${PASSWORD}`, RECEIVER: receiver.url };
    const { stdout, stderr } = await run('sh', [join(DOCS, 'api/feeds.sh')], { env, timeout: 60_000 });
    assert.equal(stderr, '');
    assert.equal(stdout.trim().replaceAll(baseUrl, 'http://127.0.0.1:8080'), example('text').trim());
  });
});

const BODY = '{"webhook":"w","type":"changes","events":[]}';
const programs = [
  ['js', process.execPath, ['--input-type=module', '-e'], 'console.log(isFromCorestone(headers, body, secret, now))'],
  ['python', 'python3', ['-c'], 'print(str(is_from_corestone(headers, body, secret, now)).lower())'],
] as const;

for (const [language, program, flags, last] of programs) {
  const isMissing = spawnSync(program, ['--version']).error !== undefined;
  it(`the example in ${language} takes what is signed, and nothing else`, {
    skip: isMissing && `${program} is missing`,
  }, async () => {
    const good = signatureOf('whsec_x', 1_700_000_000, BODY);
    const cases = [
      [good, 1_700_000_000, BODY, 1_700_000_100, 'true'],
      [good, 1_700_000_000, BODY, 1_700_000_400, 'false'],
      [good, 1_700_000_000, BODY, 1_699_999_600, 'false'],
      [good, 1_700_000_001, BODY, 1_700_000_100, 'false'],
      [good, 1_700_000_000, `${BODY} `, 1_700_000_100, 'false'],
      [good.replace('v1=', 'v2='), 1_700_000_000, BODY, 1_700_000_100, 'false'],
      ['', 1_700_000_000, BODY, 1_700_000_100, 'false'],
      ['v1=ü', 1_700_000_000, BODY, 1_700_000_100, 'false'],
      [good, '17²', BODY, 1_700_000_100, 'false'],
    ] as const;
    for (const [signature, timestamp, body, now, expected] of cases) {
      const headers = { 'corestone-timestamp': String(timestamp), 'corestone-signature': signature };
      const given = JSON.stringify;
      const text = `${example(language)}\nheaders = HEADERS\nbody = BODY\nsecret = 'whsec_x'\nnow = ${now}\n${last}`;
      const said =
        language === 'js'
          ? text
              .replaceAll(/^(headers|body|secret|now) = /gm, 'const $1 = ')
              .replace('BODY', `Buffer.from(${given(body)})`)
          : text.replace('BODY', `${given(body)}.encode()`);
      const { stdout } = await run(program, [...flags, said.replace('HEADERS', given(headers))]);
      assert.equal(stdout.trim(), expected, `${signature} ${timestamp} ${now}`);
    }
  });
}
