import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { ObjectWords } from '../object-words.ts';
import { DE } from './counting.ts';

/** Ending of an adjective without article before a noun of each gender. */
const ENDING = { m: 'er', f: 'e', n: 'es' } as const;

const NOUNS: Readonly<Record<ObjectType, readonly [one: string, other: string, gender: keyof typeof ENDING]>> = {
  program: ['Programm', 'Programme', 'n'],
  expedition: ['Expedition', 'Expeditionen', 'f'],
  site: ['Lokation', 'Lokationen', 'f'],
  hole: ['Bohrung', 'Bohrungen', 'f'],
  core_run: ['Kernmarsch', 'Kernmärsche', 'm'],
  section: ['Sektion', 'Sektionen', 'f'],
  split: ['Kernhälfte', 'Kernhälften', 'f'],
  sample: ['Kernprobe', 'Kernproben', 'f'],
  cuttings: ['Bohrkleinprobe', 'Bohrkleinproben', 'f'],
  mud: ['Spülungsprobe', 'Spülungsproben', 'f'],
  fluid: ['Fluidprobe', 'Fluidproben', 'f'],
  gas: ['Gasprobe', 'Gasproben', 'f'],
  water: ['Wasserprobe', 'Wasserproben', 'f'],
  bottle: ['Flasche', 'Flaschen', 'f'],
  thin_section: ['Dünnschliff', 'Dünnschliffe', 'm'],
  smear_slide: ['Schmierpräparat', 'Schmierpräparate', 'n'],
  sidewall_core: ['Seitenkern', 'Seitenkerne', 'm'],
  core_box: ['Kernkiste', 'Kernkisten', 'f'],
  sample_request: ['Probenanfrage', 'Probenanfragen', 'f'],
  lithology: ['Lithologische Einheit', 'Lithologische Einheiten', 'f'],
  structure: ['Strukturelement', 'Strukturelemente', 'n'],
  bit_run: ['Meißelmarsch', 'Meißelmärsche', 'm'],
  driller_report: ['Schichtbericht', 'Schichtberichte', 'm'],
  daily_report: ['Tagesbericht', 'Tagesberichte', 'm'],
  contributor: ['Mitwirkender', 'Mitwirkende', 'm'],
  related_work: ['Zugehöriges Werk', 'Zugehörige Werke', 'n'],
};

const pattern = (value: number, type: ObjectType): string => {
  const [one, other] = NOUNS[type];
  return DE.pattern(value, { one: `# ${one}`, other: `# ${other}` });
};
const counted = (value: number, type: ObjectType): string => pattern(value, type).replace('#', DE.plain(value));
/** Plurals after “von” end in n; those in s do not change. */
const dative = (plural: string): string => (/[ns]$/.test(plural) ? plural : `${plural}n`);
const next = (type: ObjectType): string => {
  const [one, , gender] = NOUNS[type];
  return `Nächst${ENDING[gender]} ${one}`;
};

/** {@link ObjectWords} in German. */
export const DE_OBJECTS: ObjectWords = {
  label: (type) => NOUNS[type][0],
  pattern,
  counted,
  place: (rank, total, type) => `Nr. ${DE.plain(rank)} von ${dative(counted(total, type))} hier`,
  cite: () => 'So zitieren',
  nextAbove: (type) => `${next(type)} darüber`,
  nextBelow: (type) => `${next(type)} darunter`,
  named: (type, name) => `${NOUNS[type][0]} ${name}`,
  coreCatcher: 'Kernfänger',
  wholeRound: 'Vollkern',
  half: { A: 'Archivhälfte', W: 'Arbeitshälfte' },
  partOfHalf: (kind, name) => `${kind === 'A' ? 'Archivteil' : 'Arbeitsteil'} ${name}`,
  sectionOfRun: (run, section) => `${run}, Sektion ${section}`,
  catcherOfRun: (run) => `${run}, Kernfänger`,
  notPublic: 'Ein nicht öffentliches Objekt',
};
