import { indexedWords } from './indexed-words.ts';

/**
 * English words of descriptions of core, and how people who look for them write them in German, Swedish and French. What is a common name of
 * people as well (Kern, Roche), an English word (probe), or how another word begins (prov), is not among them.
 */
const ABROAD: Readonly<Record<string, string>> = {
  amphibolite: 'Amphibolit amfibolit',
  'amphibole gneiss': 'Amphibolgneis amfibolgnejs',
  andesite: 'Andesit',
  basalt: 'basalte',
  biotite: 'Biotit',
  breccia: 'Brekzie breccie brèche',
  'calc-silicate gneiss': 'Kalksilikatgneis kalksilikatgnejs',
  carbonate: 'Karbonat',
  chlorite: 'Chlorit klorit',
  clay: 'lera argile',
  conglomerate: 'Konglomerat conglomérat',
  dolerite: 'Dolerit diabas',
  dolomite: 'Dolomit dolomie',
  eclogite: 'Eklogit éclogite',
  feldspar: 'Feldspat fältspat feldspath',
  garnet: 'Granat grenat',
  gneiss: 'Gneis gnejs',
  granite: 'Granit',
  graphite: 'Grafit Graphit',
  hornblende: 'hornblände',
  limestone: 'Kalkstein kalksten calcaire',
  marble: 'Marmor marbre',
  'mica schist': 'Glimmerschiefer glimmerskiffer micaschiste',
  mica: 'Glimmer',
  migmatite: 'Migmatit',
  mudstone: 'Tonstein lersten',
  muscovite: 'Muskovit Muskowit',
  mylonite: 'Mylonit',
  pegmatite: 'Pegmatit',
  peridotite: 'Peridotit péridotite',
  phyllite: 'Phyllit fyllit',
  pyrite: 'Pyrit svavelkis',
  pyroxene: 'Pyroxen',
  quartz: 'Quarz kvarts',
  quartzite: 'Quarzit kvartsit',
  rhyolite: 'Rhyolith ryolit',
  sandstone: 'Sandstein sandsten grès',
  schist: 'Schiefer skiffer schiste',
  serpentinite: 'Serpentinit',
  shale: 'Tonschiefer lerskiffer',
  'shear zone': 'Scherzone skjuvzon',
  siltstone: 'Siltstein siltsten',
  slate: 'Dachschiefer ardoise',
  tuff: 'tuf',
  core: 'Bohrkern Bohrkerne Kernbohrung borrkärna borrkärnor kärna kärnor carotte',
  'core box': 'Kernkiste kärnlåda',
  cuttings: 'Bohrklein borrkax kax',
  hole: 'Bohrung Bohrloch borrhål',
  mud: 'Spülung Bohrspülung borrslam boue',
  nappe: 'skolla',
  rock: 'Gestein bergart',
  sample: 'Proben Gesteinsprobe échantillon',
  section: 'Sektion sektion',
  'thin section': 'Dünnschliff Dünnschliffe tunnslip',
  water: 'Wasser vatten eau',
  sweden: 'Schweden Sverige Suède',
  norway: 'Norwegen Norge Norvège',
  finland: 'Finnland Finlande',
  germany: 'Deutschland Tyskland Allemagne',
  caledonides: 'Kaledoniden kaledoniderna Calédonides',
};

let known: ReadonlyMap<string, readonly string[]> | undefined;

function inEnglish(): ReadonlyMap<string, readonly string[]> {
  known ??= new Map(
    Object.entries(ABROAD).flatMap(([english, words]) =>
      indexedWords(words).map((word) => [word, indexedWords(english)] as const),
    ),
  );
  return known;
}

/**
 * What a word of a search, as it is indexed, is called in English, where records mostly say it: `gnejs` is gneiss, `glimmerschiefer` the words
 * mica and schist in a row. Undefined for what is English, or no word of the field.
 */
export function englishOf(word: string): readonly string[] | undefined {
  return inEnglish().get(word);
}
