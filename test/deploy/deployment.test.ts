import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { SETTINGS } from '../../src/config/all-settings.ts';

const HOME = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');

/** The instructions of a container file, each on one line, without comments. */
function instructions(text: string): { word: string; rest: string }[] {
  const lines = text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, ' ');
  return [...lines.matchAll(/^([A-Z]+) +(.+)$/gm)].map(([, word, rest]) => ({ word: word!, rest: rest! }));
}

describe('deploy/container/Containerfile', () => {
  const all = instructions(read('deploy/container/Containerfile'));
  const last = all.slice(all.findLastIndex(({ word }) => word === 'FROM'));
  const inLast = (word: string) => last.filter((one) => one.word === word).map(({ rest }) => rest);

  it('names its base once, by a whole version, so that a digest can be handed in', () => {
    const [base] = all.filter(({ word }) => word === 'ARG').map(({ rest }) => rest);
    assert.match(base!, /^NODE_IMAGE=docker\.io\/library\/node:24\.\d+\.\d+-bookworm-slim$/);
    for (const { rest } of all.filter(({ word }) => word === 'FROM'))
      assert.match(rest, /^\$\{NODE_IMAGE\}( AS \w+)?$/);
  });

  it('runs as a number that is not root, says how to stop it and how it is', () => {
    assert.deepEqual(inLast('USER'), ['10001:10001']);
    assert.deepEqual(inLast('STOPSIGNAL'), ['SIGTERM']);
    assert.match(inLast('HEALTHCHECK')[0]!, /--interval=30s .*\/readyz/);
    assert.match(inLast('ENTRYPOINT')[0]!, /^\["node", /);
  });

  it('copies only what there is, adds nothing from elsewhere, and has neither secrets nor what only development needs', () => {
    assert.deepEqual(
      all.filter(({ word }) => ['ADD', 'MAINTAINER'].includes(word)),
      [],
    );
    for (const { rest } of all.filter(({ word }) => word === 'COPY'))
      if (!rest.startsWith('--from='))
        for (const path of rest.split(' ').slice(0, -1)) assert.ok(existsSync(join(HOME, path)), path);
    const copied = inLast('COPY').join(' ');
    assert.doesNotMatch(copied, /src|scripts|--from=build \/build\/node_modules/);
    assert.doesNotMatch(read('deploy/container/Containerfile'), /PASSWORD|SECRET|PASSPHRASE=/);
  });

  it('takes Node in the version that the program wants', () => {
    const [, major, minor] = /node:(\d+)\.(\d+)/.exec(read('deploy/container/Containerfile'))!;
    assert.deepEqual([Number(major) >= 24, Number(minor) >= 20], [true, true]);
  });
});

describe('deploy/container/compose.yaml', () => {
  const text = read('deploy/container/compose.yaml');

  it('keeps every server from writing into its image and from getting rights, and hands secrets as files', () => {
    assert.equal(text.match(/cap_drop: \[ALL\]/g)!.length, 4);
    assert.match(text, /x-corestone[\s\S]*read_only: true[\s\S]*no-new-privileges:true[\s\S]*services:/);
    assert.match(text, /POSTGRES_PASSWORD_FILE: \/run\/secrets\/database_password/);
    assert.match(text, /CORESTONE_DATABASE_URL_FILE: \/run\/secrets\/database_url/);
    assert.match(text, /condition: service_healthy/);
  });

  it('names every image by a version, never `latest`', () => {
    const images = [...text.matchAll(/image: \$\{\w+:-([^}]+)\}/g)].map(([, image]) => image!);
    assert.equal(images.length, 4);
    for (const image of images) assert.match(image, /:\d+\.\d+/);
  });

  /** What stands below the name of a service, until the next one. */
  const serviceOf = (name: string): string => new RegExp(`^  ${name}:\\n((?:(?:    .*)?\\n)+)`, 'm').exec(text)![1]!;

  it('serves as a role that owns nothing, after the owner has made the tables and said what it may do', () => {
    const owner = /CORESTONE_DATABASE_URL_FILE: \/run\/secrets\/owner_url/;
    for (const name of ['migrate', 'corestone-command']) assert.match(serviceOf(name), owner, name);
    for (const name of ['corestone', 'backup']) assert.doesNotMatch(serviceOf(name), /owner|database_password/, name);
    const order = ['database-roles', 'migrate', 'database-grants', 'corestone'];
    for (const [at, name] of order.entries())
      if (at > 0)
        assert.match(
          serviceOf(name),
          new RegExp(`${order[at - 1]}:\\n +condition: service_completed_successfully`),
          name,
        );
    assert.doesNotMatch(text, /POSTGRES_USER/);
  });

  it('takes the database for healthy only when it listens by TCP, which it does not while it is made', () => {
    assert.match(serviceOf('database'), /pg_isready", "--host=127\.0\.0\.1"/);
  });

  it('mounts files that there are', () => {
    for (const [, path] of text.matchAll(/- (\.\.?\/[\w./-]+):\//g))
      assert.ok(existsSync(join(HOME, 'deploy/container', path!)), path);
  });

  it('mounts secrets that make-secrets.sh makes, which only their owner may read, and which it leaves as they are', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'corestone-secrets-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const script = join(folder, 'make-secrets.sh');
    copyFileSync(join(HOME, 'deploy/container/make-secrets.sh'), script);
    const made = () => {
      execFileSync('sh', [script], { stdio: 'ignore' });
      const names = readdirSync(join(folder, 'secrets')).toSorted();
      return names.map((name) => [name, readFileSync(join(folder, 'secrets', name), 'utf8')] as const);
    };
    const first = made();
    const wanted = [...text.matchAll(/file: \.\/secrets\/(\w+)/g)].map(([, name]) => name!);
    assert.deepEqual(
      first.map(([name]) => name),
      wanted.toSorted(),
    );
    for (const [name] of first) assert.equal(statSync(join(folder, 'secrets', name)).mode & 0o777, 0o400, name);
    const secrets = Object.fromEntries(first);
    assert.match(secrets.server_password!, /^[0-9a-f]{48}$/);
    assert.notEqual(secrets.server_password, secrets.owner_password);
    const address = `postgres://corestone_server:${secrets.server_password}@database:5432/corestone`;
    assert.equal(secrets.database_url, address);
    assert.deepEqual(made(), first);
  });
});

describe('settings named in deploy/', () => {
  const known = new Set(SETTINGS.flatMap(({ variable }) => [variable, `${variable}_FILE`]));
  const OURS = new Set(['CORESTONE_IMAGE', 'CORESTONE_SITE', 'CORESTONE_SERVER', 'CORESTONE_DATABASE']);
  const files = readdirSync(join(HOME, 'deploy'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== '.env')
    .map((one) => join(one.parentPath, one.name));
  for (const file of files.filter((path) => !path.includes('secrets/')))
    it(`${file.slice(HOME.length + 1)}: each is one of Corestone`, () => {
      const named = readFileSync(file, 'utf8').match(/\bCORESTONE_[A-Z_]+/g) ?? [];
      assert.deepEqual(
        named.filter((name) => !known.has(name) && !OURS.has(name)),
        [],
      );
    });
});

describe('deploy/systemd', () => {
  const units = ['corestone.service', 'corestone-backup.service'];
  for (const unit of units)
    it(`${unit} is nobody on the machine and may nothing`, () => {
      const lines = read(`deploy/systemd/${unit}`).split('\n');
      for (const wanted of [
        'User=corestone',
        'ProtectSystem=strict',
        'NoNewPrivileges=yes',
        'CapabilityBoundingSet=',
        'SystemCallFilter=@system-service',
        'RestrictNamespaces=yes',
        'KillMode=mixed',
      ])
        assert.ok(lines.includes(wanted), wanted);
    });

  it('the server never gives up on a database that is away, and may write where its settings have it back up to', () => {
    const unit = read('deploy/systemd/corestone.service');
    assert.match(unit, /^StartLimitIntervalSec=0$/m);
    assert.match(unit, /^Restart=on-failure$/m);
    const place = /^CORESTONE_BACKUP_TO=(.+)$/m.exec(read('deploy/systemd/corestone.env'))![1]!;
    assert.ok(unit.includes(`ReadWritePaths=-${place}`), place);
    assert.ok(read('deploy/systemd/corestone.tmpfiles').includes(`d ${place} `), place);
  });

  it('the units start the program where the guide installs it', () => {
    const prefix = /npm install --global --prefix (\S+) /.exec(read('docs/operating/install.md'))![1]!;
    for (const file of [...units, 'corestone-command'])
      assert.ok(read(`deploy/systemd/${file}`).includes(`${prefix}/bin/corestone `), file);
  });
});

describe('deploy/systemd/corestone-command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-command-'));
  after(() => rmSync(folder, { recursive: true }));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  };
  put('command', read('deploy/systemd/corestone-command').replaceAll(/\/(etc|opt)\/corestone/g, `${folder}/$1`));
  // Stands for systemd: hands the credentials that are named, and nothing else, and runs what stands behind `--`.
  put(
    'bin/systemd-run',
    `#!/bin/sh
export CREDENTIALS_DIRECTORY=${folder}/run
rm -rf ${folder}/run && mkdir ${folder}/run
while [ "$1" != -- ]; do
  case "$1" in --property=LoadCredential=*) of=\${1#*LoadCredential=}; cp "\${of#*:}" "${folder}/run/\${of%%:*}" ;; esac
  shift
done
shift
exec "$@"
`,
  );
  put(
    'opt/bin/corestone',
    `#!/bin/sh
for one in "$CORESTONE_DATABASE_URL_FILE" "$CORESTONE_BACKUP_PASSPHRASE_FILE"; do [ -z "$one" ] || cat "$one"; done
for one in "$@"; do printf '[%s]' "$one"; done
`,
  );
  const run = (...words: string[]): string =>
    execFileSync(join(folder, 'command'), words, {
      env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
      encoding: 'utf8',
    });

  it('needs no secret where there is none', () => {
    assert.equal(run('verify'), '[verify]');
  });

  it('hands secrets as files: those of the server, and of the owner for what makes and changes tables', () => {
    for (const name of ['database-url', 'backup-passphrase']) put(`etc/credentials/${name}`, `${name} `);
    assert.equal(run('init'), 'database-url backup-passphrase [init]');
    put('etc/credentials/owner-url', 'owner-url ');
    assert.equal(
      run('init', '--agent-name', 'My "own" $HOME'),
      'owner-url backup-passphrase [init][--agent-name][My "own" $HOME]',
    );
    assert.equal(run('restore', '/b c'), 'owner-url backup-passphrase [restore][/b c]');
    assert.equal(run('backup', '/b', '--trial'), 'database-url backup-passphrase [backup][/b][--trial]');
  });
});

describe('deploy/proxy', () => {
  const lines = (file: string) =>
    read(`deploy/proxy/${file}`)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  const site = lines('site.Caddyfile');

  it('without internet Caddy does what it does with it, by an authority of its own, whose key it never serves', () => {
    const [, ...body] = lines('Caddyfile');
    const served = site.slice(site.findIndex((line) => line.startsWith('https://')) + 1);
    assert.deepEqual(served, ['tls internal', ...body]);
    assert.deepEqual(
      site.filter((line) => line.startsWith('rewrite')),
      ['rewrite * /root.crt'],
    );
    assert.ok(site.indexOf('handle /site-ca.crt {') < site.indexOf('rewrite * /root.crt'));
  });
});
