import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { it } from 'node:test';

const HOME = resolve(import.meta.dirname, '../../..');
const page = readFileSync(join(HOME, 'ARCHITECTURE.md'), 'utf8');
const inside = readFileSync(join(HOME, 'docs/house.md'), 'utf8');

/** What the page says each room may import. */
const walls = new Map(
  [...page.matchAll(/^\| (?<rooms>`[a-z-]+\/`(?:, `[a-z-]+\/`)*) +\|[^|]+\| (?<may>[^|]+?) *\|$/gm)].flatMap(
    ({ groups }) =>
      [...groups!.rooms!.matchAll(/`([a-z-]+)\/`/g)].map(([, room]) => [room!, mayOf(groups!.may!)] as const),
  ),
);

function mayOf(words: string): (room: string) => boolean {
  if (words === 'nothing') return () => false;
  const named = words.replace(/^all but /, '').split(/, | and /);
  return words.startsWith('all but ') ? (room) => !named.includes(room) : (room) => named.includes(room);
}

it('the table names every room there is, and no other', () => {
  const rooms = readdirSync(join(HOME, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory());
  assert.deepEqual([...walls.keys()].toSorted(), rooms.map((one) => one.name).toSorted());
});

it('every room imports only what the table says', () => {
  const files = globSync('src/*/**/*.{ts,tsx}', { cwd: HOME }).map((path) => path.replaceAll('\\', '/'));
  const through = files
    .filter((path) => !/\.test\.|\/testing\//.test(path))
    .flatMap((path) => {
      const room = path.split('/')[1]!;
      const text = readFileSync(join(HOME, path), 'utf8');
      return [...text.matchAll(/from '(\.[^']+)'/g)]
        .map(([, specifier]) => posix.join(dirname(path), specifier!).split('/'))
        .filter(
          ([top, other, ...rest]) => top === 'src' && rest.length > 0 && other !== room && !walls.get(room)!(other!),
        )
        .map((to) => `${path} imports ${to.join('/')}`);
    });
  assert.deepEqual(through, []);
});

it('it is one page: what is longer stands in docs/house.md', () => {
  assert.ok(page.split('\n').length <= 75, `${page.split('\n').length} lines`);
});

it('every file and folder that it and docs/house.md name is there', () => {
  const named = [...`${page}\n${inside}`.matchAll(/`([\w*{}.,/-]+)`/g)]
    .map(([, path]) => path!)
    .filter((path) => path.includes('/'));
  const places = named.flatMap((path) => expanded(path));
  const missing = places.filter((path) => !['', 'src'].some((at) => isThere(join(HOME, at, path))));
  assert.ok(places.length > 40, String(places.length));
  assert.deepEqual(
    missing.filter((path) => !/^(?:operations\/…|api\/…)/.test(path)),
    [],
  );
});

/** `api/rest/{storage,requests}` is two places. */
function expanded(path: string): readonly string[] {
  const choice = /\{([^}]+)\}/.exec(path);
  return choice === null ? [path] : choice[1]!.split(',').map((one) => path.replace(choice[0], one));
}

/** Whether a place is there; the short names of folders below a room count, too. */
function isThere(path: string): boolean {
  return path.includes('*') ? globSync(path).length > 0 : existsSync(path);
}
