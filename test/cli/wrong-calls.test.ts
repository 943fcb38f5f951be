import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type CallSetting, call, start } from '../store/child-process.ts';
import { callHere } from '../store/in-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'corestone-calls-'));
const data = join(folder, 'data');
before(() => callHere(['migrate', '--data', data]));
after(() => rmSync(folder, { recursive: true, force: true }));

type Wrong = readonly [words: string, says: RegExp];

/** Refused with status 2: the call itself is wrong. */
const WRONG: readonly Wrong[] = [
  ['nonsense', /There is no command nonsense/],
  ['expedition', /There is no command expedition; there is expedition import/],
  [
    'outbox stop',
    /There is no command outbox stop; there is outbox status, outbox retry, outbox pause, outbox resume, outbox settle/,
  ],
  ['--all', /Say a command/],
  ['--port 9000 serve', /Say the command first: `corestone serve --port …`/],
  ['regster --all', /Was `corestone register` meant\?/],
  ['create client A.B', /Was `corestone client create` meant\?/],
  ['export', /Say a format; there are .*oai_dc/],
  ['lease ICDP 5054 X many', /COUNT is a whole number, not many/],
  ['lease ICDP 5054 X 1e3', /COUNT is a whole number, not 1e3/],
  ['lease ICDP 5054 X 5 --site zz', /--site is a whole number, not zz/],
  ['register --al', /Unknown option '--al'/],
  ['register --expediton 5054', /Was --expedition meant\?/],
  ['register', /--expedition CODE or --all/],
  ['register 5054', /5054 is a word too many/],
  ['verify twice', /twice is a word too many/],
  ['expedition import', /Which file/],
  ['export word97', /There is no format word97; there are .*oai_dc/],
  ['withdraw', /one IGSN/],
  ['backup ftp://host/path', /a folder, or at sftp/],
  ['client create', /one symbol/],
  ['client create A.B --quota many', /--quota many/],
  ['lease ICDP 5054 Q 5', /Q is not an object tag; there are H C S X/],
  ['client contacts GFZ --set a@b.example --told boss', /roles of contacts are registration/],
  ['client contacts GFZ --told errors', /that --set names/],
  ['reconcile', /has no upstream/],
  ['serve --port http', /--port is wrong.*0 to 65535/s],
  ['serve --role king', /--role is wrong.*expedition, repository, agent/s],
  ['serve --base-url igsn.org', /--base-url is wrong/],
  ['serve --upstream datacite', /--upstream is wrong/],
  ['serve --database-url mysql://u:hush@db/x', /--database-url is wrong/],
  ['serve --host 192.0.2.1', /192\.0\.2\.1 is no address of this machine/],
];

/** Done with status 1: the call is right, but something it names is not there or cannot be used. */
const FAILED: readonly Wrong[] = [
  ['register --all', /There is no expedition yet/],
  ['register --expedition 4711', /There is no expedition 4711/],
  ...[
    'verify',
    'outbox status',
    'outbox retry',
    'reconcile',
    'client list',
    'namespace list',
    'export csv',
    'register --all',
  ].map((words): Wrong => [`${words} --data nowhere`, /There is no store in nowhere\. .*--data.*init/]),
  ['backup there --data nowhere', /There is no store in nowhere/],
  ['restore nowhere', /There is no backup: .*nowhere is missing or empty/],
  ['withdraw ICDP1 --reason lost', /ICDP1 is not registered here/],
  ['withdraw ICDP1', /needs a reason/],
  ['namespace transfer ZZZZ A.B', /There is no client A\.B/],
  ['client contacts A.B', /There is no client or agent A\.B/],
  ['lease ZZZZ 5054 X 5', /Nobody here holds the namespace ZZZZ/],
  [
    'migrate --database-url postgres://x@127.0.0.1:9/x',
    /database does not answer: connect ECONNREFUSED.*database URL right/,
  ],
  ['migrate --data /dev/null/x', /\/dev\/null\/x cannot be made/],
  ['export oai_dc --out no/where.xml', /no such file or directory/],
  ['expedition import gone.csv', /Cannot open gone\.csv: there is no such file/],
];

for (const [status, calls] of [
  [2, WRONG],
  [1, FAILED],
] as const) {
  describe(`ends with ${status} and says why`, () => {
    for (const [words, says] of calls) {
      it(words, async () => {
        const given = words.split(' ');
        const takesData =
          !/There is no command|Say a command|Say the command|Was `/.test(says.source) && !given.includes('--data');
        const ended = await callHere([...given, '--json', ...(takesData ? ['--data', data] : [])]);
        assert.equal(ended.status, status, ended.error + ended.out);
        assert.match(ended.error + ended.out, says);
        assert.ok(!/hush/.test(ended.error + ended.out), 'no password is told');
        assert.ok(!/\n +at /.test(ended.error), 'no stack is told');
        const told = JSON.parse(ended.out) as { error?: { code: string; message: string }; findings?: unknown[] };
        assert.ok(told.error !== undefined || (told.findings?.length ?? 0) > 0);
      });
    }
  });
}

describe('the process itself', { concurrency: 2 }, () => {
  const cases: readonly (readonly [number, string, RegExp, CallSetting?])[] = [
    [2, 'nonsense', /There is no command nonsense/],
    [1, 'restore nowhere', /There is no backup: .*nowhere is missing or empty/],
    [2, 'verify', /CORESTONE_LOG_LEVEL is wrong/, { environment: { CORESTONE_LOG_LEVEL: 'loud' } }],
    [1, 'user create x --password-stdin', /12 characters/, { input: 'short\n' }],
  ];
  for (const [status, words, says, setting] of cases) {
    it(`ends with ${status}: ${words}`, async () => {
      const ended = await call(words.split(' '), { folder, ...setting });
      assert.equal(ended.status, status);
      assert.match(ended.error, says);
      assert.equal(ended.out, '');
    });
  }
});

it('a source may be the first thing that is kept: as harvest does, source add makes the store', async () => {
  const fresh = ['--data', join(folder, 'fresh'), '--json'];
  const words = ['source', 'add', 'gfz', 'https://example.org/oai', '--prefix', 'igsn', ...fresh];
  const before = await callHere(['source', 'list', ...fresh]);
  assert.deepEqual([before.status, /There is no store in/.test(before.error + before.out)], [1, true]);
  const added = await callHere(words);
  assert.equal(added.status, 0, added.error);
  const listed = await callHere(['source', 'list', ...fresh]);
  assert.deepEqual(
    (JSON.parse(listed.out) as { readonly name: string }[]).map(({ name }) => name),
    ['gfz'],
  );
});

describe('help', () => {
  for (const words of ['', '--help', 'help', 'expedition import --help', 'serve --help', '--version']) {
    it(`corestone ${words}`, async () => {
      const ended = await callHere(words.split(' ').filter((word) => word !== ''));
      assert.deepEqual([ended.status, ended.error], [0, '']);
      assert.match(ended.out, /corestone/i);
    });
  }
});

describe('settings', { concurrency: 2 }, () => {
  const inside = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'corestone.config.json'), text);
    return path;
  };

  it('a broken settings file is told with its name', async () => {
    const ended = await call(['verify'], { folder: inside('broken', '{"port": 80') });
    assert.deepEqual([ended.status, /corestone\.config\.json is not JSON/.test(ended.error)], [2, true]);
  });

  it('an unknown key of the file is told with the keys there are', async () => {
    const ended = await call(['verify'], { folder: inside('unknown', '{"prot": 80}') });
    assert.deepEqual([ended.status, /no setting prot.*port, host/s.test(ended.error)], [2, true]);
  });

  it('a misspelled variable is a warning', async () => {
    const ended = await call(['migrate', '--data', join(folder, 'misspelled')], {
      environment: { CORESTONE_PROT: '80' },
    });
    assert.deepEqual(
      [ended.status, ended.error],
      [0, 'warning  CORESTONE_PROT is not a setting of Corestone and is ignored. Was CORESTONE_PORT meant?\n'],
    );
  });

  it('the data folder comes from the flag, else the environment, else the file', async () => {
    const path = inside('order', '{"data": "from-file"}');
    const environment = { CORESTONE_DATA: 'from-environment' };
    const storeOf = async (words: string[], setting: CallSetting) => {
      const { error } = await call(['verify', ...words], { folder: path, ...setting });
      return /no store in (\S+)\./.exec(error)?.[1];
    };
    assert.equal(await storeOf(['--data', 'from-flag'], { environment }), 'from-flag');
    assert.equal(await storeOf([], { environment }), 'from-environment');
    assert.equal(await storeOf([], {}), 'from-file');
  });
});

describe('serving', () => {
  it('on a port in use says which, with status 2', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const ended = await call(['serve', '--port', String(port), '--data', data]);
    other.close();
    assert.equal(ended.status, 2, ended.error);
    assert.match(ended.error, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`));
  });

  it('ends with 0 when it is told to', async () => {
    const running = start(['serve', '--port', '0', '--data', data, '--log-level', 'silent']);
    await new Promise<void>((resolve) => running.child.stdout!.once('data', () => resolve()));
    running.child.kill('SIGTERM');
    const ended = await running.ended;
    assert.deepEqual([ended.status, ended.signal], [0, null]);
    assert.match(ended.error, /^warning {2}Nobody can sign in yet: `corestone init` .*\n$/);
  });

  it('whoever stops reading our output gives no error', async () => {
    const ended = await call([], { wrapper: ['sh', '-c', '"$@" | head -c 10', 'sh'] });
    assert.deepEqual([ended.status, ended.error], [0, '']);
  });
});
