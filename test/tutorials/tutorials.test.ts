import assert from 'node:assert/strict';
import { type ExecFileException, execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { type JobWorker, startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../src/context.ts';
import { addClient } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { assertShown, STEP_MARK, stepsOf } from './tutorial-page.ts';

const PASSWORD = 'wet gloves at three';
const ROOT = join(import.meta.dirname, '../..');
const CLIENT = join(ROOT, 'client/corestone-client.generated.ts');
const LIMIT_MS = 120_000;

function without(...tools: readonly string[]): string | false {
  const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
  return missing.length > 0 && `${missing.join(', ')} is missing: this tutorial is not run`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the tutorials', () => {
  let folder: string;
  let house: House;
  let app: Awaited<ReturnType<typeof buildServer>>;
  let worker: JobWorker;
  let base: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-tutorials-'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    const flags = { data: join(folder, 'data'), 'base-url': base, upstream: 'none', 'log-level': 'silent' };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
    await initialise(house, { password: PASSWORD });
    // Each has an account of its own, so that none sees what another did.
    for (const [symbol, namespace] of [
      ['GFZ.CURLS', 'TUA'],
      ['GFZ.SNAKE', 'TUB'],
      ['GFZ.TYPED', 'TUC'],
    ] as const)
      await addClient(house, symbol, [namespace], { passwordHash: quickHash(PASSWORD) });
    app = await buildServer(house);
    await app.listen({ port, host: '127.0.0.1' });
    worker = startJobWorker(house, (error) => assert.fail(String(error)));
  });
  after(async () => {
    await worker.stop();
    await app.close();
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a tutorial as one program whose steps are told apart, and compares what it says with its page. */
  async function follow(
    page: string,
    language: string,
    run: {
      readonly symbol: string;
      readonly namespace: string;
      readonly mark: string;
      readonly command: readonly string[];
    },
  ): Promise<void> {
    const steps = stepsOf(page, language);
    const program = join(folder, `tutorial.${language}`);
    const client = `'${CLIENT}'`;
    const code = steps.map((one) => `${run.mark}\n${one.code.replace("'./corestone-client.generated.ts'", client)}`);
    writeFileSync(program, code.join('\n'));
    const [command = '', ...more] = run.command;
    const environment = { BASE: base, ACCOUNT: `${run.symbol}:${PASSWORD}`, NAMESPACE: run.namespace };
    const options = { env: { ...process.env, ...environment }, timeout: LIMIT_MS };
    const { stdout } = await promisify(execFile)(command, [...more, program], options).catch(
      (error: ExecFileException) => assert.fail(`${error.message}\n${error.stdout}\n${error.stderr}`),
    );
    assertShown(steps, stdout, [
      [base, 'http://127.0.0.1:8080'],
      [run.symbol, 'GFZ.TUTOR'],
      [run.namespace, 'TUT'],
    ]);
  }

  it('with curl', { skip: without('sh', 'curl', 'sed', 'grep') }, () =>
    follow('curl.md', 'sh', {
      symbol: 'GFZ.CURLS',
      namespace: 'TUA',
      mark: `echo '${STEP_MARK}'`,
      command: ['sh', '-u'],
    }),
  );

  it('with Python', { skip: without('python3') }, () =>
    follow('python.md', 'python', {
      symbol: 'GFZ.SNAKE',
      namespace: 'TUB',
      mark: `print('${STEP_MARK}')`,
      command: ['python3'],
    }),
  );

  it('with TypeScript', async () => {
    const command = [process.execPath];
    await follow('typescript.md', 'ts', {
      symbol: 'GFZ.TYPED',
      namespace: 'TUC',
      mark: `console.log('${STEP_MARK}');`,
      command,
    });
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2024',
      '--module',
      'nodenext',
      '--skipLibCheck',
      '--types',
      'node',
    ];
    const types = [
      '--allowImportingTsExtensions',
      '--typeRoots',
      join(ROOT, 'node_modules/@types'),
      join(folder, 'tutorial.ts'),
    ];
    await promisify(execFile)(process.execPath, [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      ...options,
      ...types,
    ]).catch(({ stdout }: ExecFileException) => assert.fail(String(stdout)));
  });
});
