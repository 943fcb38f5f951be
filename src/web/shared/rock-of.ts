/** Rocks with a colour and pattern of their own, by what their names contain; those that contain another stand first. */
const ROCKS: readonly (readonly [key: string, match: RegExp])[] = [
  ['ag', /(amphibole|hornblende)[- ]gneiss/],
  ['cs', /calc-?silicate/],
  ['am', /amphibolite/],
  ['mg', /gabbro|diorite/],
  ['mb', /marble|limestone/],
  ['mi', /migmatite/],
  ['my', /mylonit/],
  ['ms', /schist|phyllite/],
  ['pg', /pegmatite|granite/],
  ['qz', /quartzite/],
  ['ar', /arkose|sandstone/],
  ['gn', /gneiss/],
];

/** The key of colour (`--l-am`) and pattern (`p-am`) of a rock; undefined where it has none and is drawn empty. */
export function rockKey(rock: unknown): string | undefined {
  if (typeof rock !== 'string') return undefined;
  const name = rock.toLowerCase();
  return ROCKS.find(([, match]) => match.test(name))?.[0];
}
