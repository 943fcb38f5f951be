/** One rock of the column. `looks` are sentences for a unit's description, `kinds` the names samples of it may have. */
interface Rock {
  readonly rockClass: string;
  readonly colours: readonly string[];
  /** Grams per cubic centimetre. */
  readonly density: number;
  readonly looks: readonly string[];
  readonly kinds: readonly string[];
}

/** The rocks met in COSC-1 (drilling-information-system 5, UI.md 3 "Rock"), with descriptions of our own. */
export const ROCKS = {
  Gneiss: {
    rockClass: 'Metamorphic',
    colours: ['grey', 'light grey'],
    density: 2.68,
    looks: [
      'Medium-grained, banded on a centimetre scale; quartz and feldspar layers alternate with biotite-rich ones.',
      'Fine- to medium-grained, evenly foliated, felsic; scattered feldspar eyes up to 6 mm.',
      'Biotite-bearing, with thin leucocratic seams parallel to the foliation.',
    ],
    kinds: ['Gneiss', 'Biotite gneiss', 'Felsic gneiss', 'Gneiss with garnet'],
  },
  'Amphibole gneiss': {
    rockClass: 'Metamorphic',
    colours: ['dark grey', 'greenish grey'],
    density: 2.82,
    looks: [
      'Medium-grained; hornblende needles lie in the foliation, feldspar between them.',
      'Banded, hornblende-rich layers of 1 to 5 cm grade into felsic gneiss.',
    ],
    kinds: ['Amphibole gneiss', 'Hornblende gneiss', 'Amphibole gneiss with garnet'],
  },
  Amphibolite: {
    rockClass: 'Metamorphic',
    colours: ['dark green', 'black'],
    density: 3.0,
    looks: [
      'Dark green to black, fine- to medium-grained; garnet up to 3 mm.',
      'Massive to weakly foliated, hornblende and plagioclase; calcite on joints.',
      'Fine-grained, foliated, with epidote-rich streaks and a few quartz veins.',
    ],
    kinds: ['Amphibolite', 'Amphibolite with garnet', 'Epidote amphibolite'],
  },
  'Calc-silicate gneiss': {
    rockClass: 'Metamorphic',
    colours: ['light green', 'grey'],
    density: 2.87,
    looks: [
      'Finely banded, pale green diopside-bearing layers beside grey feldspathic ones.',
      'Light green to grey, with carbonate-bearing bands that react with acid.',
    ],
    kinds: ['Calc-silicate gneiss', 'Diopside calc-silicate gneiss', 'Calc-silicate gneiss with garnet'],
  },
  Marble: {
    rockClass: 'Metamorphic',
    colours: ['white', 'light grey'],
    density: 2.72,
    looks: [
      'Coarse-grained, impure, with mica flakes and thin calc-silicate bands.',
      'White to grey, massive, medium-grained.',
    ],
    kinds: ['Marble', 'Impure marble'],
  },
  Metagabbro: {
    rockClass: 'Metamorphic',
    colours: ['dark grey', 'green'],
    density: 3.02,
    looks: [
      'Coarse-grained, magmatic texture still to be seen; pyroxene largely turned to hornblende.',
      'Medium-grained, massive, sheared into amphibolite at the margins.',
    ],
    kinds: ['Metagabbro', 'Metagabbro with garnet', 'Metadiorite'],
  },
  Migmatite: {
    rockClass: 'Metamorphic',
    colours: ['light grey', 'pink'],
    density: 2.67,
    looks: [
      'Folded leucosome veins of 1 to 8 cm in a biotite-rich host.',
      'Patchy, coarse leucosome with feldspar up to 15 mm; foliation disturbed.',
    ],
    kinds: ['Migmatite', 'Migmatite leucosome', 'Migmatite with garnet'],
  },
  'Mica schist': {
    rockClass: 'Metamorphic',
    colours: ['silvery grey', 'brownish grey'],
    density: 2.76,
    looks: [
      'Strongly foliated, muscovite and biotite; garnet up to 5 mm wrapped by the foliation.',
      'Fine-grained, crenulated, with lens-shaped quartz segregations.',
    ],
    kinds: ['Mica schist', 'Mica schist with garnet'],
  },
  Mylonite: {
    rockClass: 'Metamorphic',
    colours: ['dark grey', 'brownish grey'],
    density: 2.8,
    looks: [
      'Very fine-grained matrix with a strong lineation; rotated garnet up to 8 mm.',
      'Thinly laminated; feldspar clasts of 2 to 10 mm show the sense of shear.',
      'Banded, mica-rich and quartz ribbons alternate on a millimetre scale.',
    ],
    kinds: ['Mylonite', 'Mylonite with garnet', 'Mylonitic mica schist'],
  },
  'Meta-arkose': {
    rockClass: 'Metamorphic',
    colours: ['light grey', 'pinkish grey'],
    density: 2.65,
    looks: [
      'Fine- to medium-grained, feldspar grains still rounded, bedding faint.',
      'Pinkish, flattened grains; thin micaceous partings.',
    ],
    kinds: ['Meta-arkose', 'Sheared meta-arkose'],
  },
  Quartzite: {
    rockClass: 'Metamorphic',
    colours: ['white', 'light grey'],
    density: 2.64,
    looks: ['Fine-grained, glassy, massive.', 'Light grey, with dark micaceous films a few millimetres apart.'],
    kinds: ['Quartzite', 'Micaceous quartzite'],
  },
  Pegmatite: {
    rockClass: 'Igneous',
    colours: ['pink', 'white'],
    density: 2.62,
    looks: [
      'Very coarse-grained dyke, feldspar and quartz with muscovite books; cuts the foliation.',
      'Undeformed dyke with sharp contacts, feldspar up to 6 cm.',
    ],
    kinds: ['Pegmatite'],
  },
} as const satisfies Readonly<Record<string, Rock>>;

/** Name of a rock of the column. */
export type RockName = keyof typeof ROCKS;
