import assert from 'node:assert/strict';
import { execFileSync, fork, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../bench/free-port.ts';
import { READY } from '../../src/formats/community/trial-message.ts';

const HOME = join(import.meta.dirname, '../..');
const LISTING = 'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth\n1,A,1,H,1,1.5,0,1.5\n';

// One suite in order: what a test leaves is what the next one needs.
describe('the package, installed in an empty folder away from the source tree', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-installed-'));
  const data = join(folder, 'data');
  const installed = join(folder, 'prefix/lib/node_modules/corestone');
  const away = join(folder, 'away');
  let tarball: string;
  after(() => rmSync(folder, { recursive: true, force: true }));

  // The launcher takes the Node that comes first in the path.
  const environment = {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: folder,
    CORESTONE_DATA: data,
    CORESTONE_UPSTREAM: 'recorded',
  };
  const program = join(folder, 'prefix/bin/corestone');
  const run = (...words: string[]): SpawnSyncReturns<string> =>
    spawnSync(program, words, { cwd: away, env: environment, encoding: 'utf8' });

  before(() => {
    mkdirSync(away);
    // A folder that is named from where it is called, which is not where npm packs.
    execFileSync(process.execPath, ['scripts/make-package.ts', '--to', relative(HOME, folder)], { cwd: HOME });
    tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    // Asks the registry as `npm ci` does. The Node that npm would bring (120 MB) is none for such a processor and is left out.
    const flags = ['--cpu=wasm32', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', '--global', '--prefix', join(folder, 'prefix'), ...flags, join(folder, tarball)], {
      cwd: away,
    });
  });

  it('holds the program, its documents and what deployment needs, and no tests, maps or sources', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('node_modules'),
    );
    const wrong = files.filter(
      (path) =>
        /\.test\.|\.map$|\.tsx?$|\/testing\/|(^|\/)\.env$|secrets\//.test(path) ||
        /^(src|test|bench|scripts)/.test(path),
    );
    assert.deepEqual(wrong, []);
    for (const wanted of [
      'dist/cli/main.js',
      'dist/licences/kysely.txt',
      'dist/web/station/offline-worker.js',
      'dist/web/sampling/index.html',
      'dist/formats/gfz-description-1.3/schema/resource.xsd',
      'deploy/systemd/corestone.service',
      'deploy/postgres/roles.sql',
      'docs/operating/install.md',
      'docs/operating/server-role.sql',
    ])
      assert.ok(files.includes(wanted), wanted);
  });

  it('brings no package that only development needs, and says which versions were tested', () => {
    const lock = JSON.parse(readFileSync(join(HOME, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; version?: string } | undefined>;
    };
    const modules = join(installed, 'node_modules');
    const got = readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(.*node_modules\/)?(@[^/]+\/)?[^@/]+\/package\.json$/.test(path))
      .map((path) => [`node_modules/${dirname(path)}`, JSON.parse(readFileSync(join(modules, path), 'utf8'))] as const);
    assert.ok(got.length > 50, `${got.length} packages`);
    // Without our lock file npm may put a package higher up than it stands here: what only development needs is so wherever it stands.
    const places = Object.entries(lock.packages);
    const isOfDevelopment = (name: string) => {
      const its = places.filter(([path]) => path.endsWith(`node_modules/${name}`));
      return its.length > 0 && its.every(([, one]) => one?.dev === true);
    };
    assert.deepEqual(
      got
        .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
        .filter(isOfDevelopment),
      [],
    );
    const pinned = JSON.parse(readFileSync(join(installed, 'npm-shrinkwrap.json'), 'utf8')) as typeof lock;
    assert.equal(pinned.packages['node_modules/fastify']!.version, lock.packages['node_modules/fastify']!.version);
    assert.equal(pinned.packages['node_modules/vite'], undefined);
  });

  it('makes an installation, imports, registers and backs up', () => {
    writeFileSync(join(away, 'listing.csv'), LISTING);
    for (const words of [
      ['init', '--agent', 'TESTAGENT'],
      ['expedition', 'import', 'listing.csv', '--program', 'ICDP', '--expedition', '6001'],
      ['register', '--all'],
      ['backup', join(folder, 'backups'), '--trial'],
      ['verify'],
    ]) {
      const { status, stdout, stderr } = run(...words);
      assert.equal(status, 0, `${words.join(' ')}\n${stdout}\n${stderr}`);
    }
  });

  it('has what it starts beside itself: threads that read documents and run stylesheets, the process of trials', async () => {
    cpSync(join(HOME, 'examples/communities'), join(data, 'communities'), { recursive: true });
    const document = join(HOME, 'examples/communities/marine-gravity-core/fixtures/open-core.xml');
    const { status, stdout, stderr } = run('convert', document, document, '--to', 'igsngfz', '--jobs', '2');
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    assert.equal(stdout.match(/<resource[ >]/g)?.length, 2, stdout);
    const trial = fork(join(installed, 'dist/formats/community/trial-process.js'), { serialization: 'advanced' });
    assert.deepEqual(await once(trial, 'message'), [READY, undefined]);
    trial.kill();
  });

  it('serves pages, applications for browsers, schemas, maps and API, and ends in peace', async () => {
    const port = await freePort();
    const child = spawn(program, ['serve', '--port', String(port), '--log-level', 'warn'], {
      cwd: away,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout) if (String(text).includes('Corestone serves')) break;
    try {
      const build = readdirSync(join(installed, 'dist/web/station/assets'));
      const assetOf = (ending: string): string => `/station/assets/${build.find((name) => name.endsWith(ending))}`;
      for (const [path, wanted] of [
        ['/healthz', /alive/],
        ['/readyz', /ready/],
        ['/', /TESTAGENT|Corestone/],
        ['/igsn/ICDP6001EH10001', /ICDP6001EH10001/],
        ['/igsn/ICDP6001EH10001?format=igsngfz', /<resource/],
        ['/schemas/gfz-description-1.3/resource.xsd', /<xs:schema/],
        ['/map', /<svg/],
        ['/oai?verb=Identify', /<OAI-PMH/],
        ['/api/v1/openapi.json', /"openapi"/],
        ['/metrics', /corestone_info\{/],
        [assetOf('.js'), /./],
        [assetOf('.css'), /\{/],
        ['/station/offline-worker.js', /caches/],
        ['/sampling/', /<script/],
      ] as const)
        assert.match(await ask(port, path), wanted, path);
    } finally {
      child.kill('SIGTERM');
    }
    assert.deepEqual(await ended, [0, null]);
  });
});

async function ask(port: number, path: string): Promise<string> {
  const answer = await fetch(new URL(path.replace(/^https?:\/\/[^/]*/, ''), `http://127.0.0.1:${port}`));
  const text = await answer.text();
  assert.equal(answer.status, 200, `${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}
