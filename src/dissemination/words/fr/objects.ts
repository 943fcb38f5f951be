import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { ObjectWords } from '../object-words.ts';
import { FR } from './counting.ts';

const NOUNS: Readonly<Record<ObjectType, readonly [one: string, other: string, gender: 'm' | 'f']>> = {
  program: ['programme', 'programmes', 'm'],
  expedition: ['expédition', 'expéditions', 'f'],
  site: ['site', 'sites', 'm'],
  hole: ['forage', 'forages', 'm'],
  core_run: ['carotte', 'carottes', 'f'],
  section: ['section', 'sections', 'f'],
  split: ['demi-section', 'demi-sections', 'f'],
  sample: ['échantillon de carotte', 'échantillons de carotte', 'm'],
  cuttings: ['échantillon de déblais', 'échantillons de déblais', 'm'],
  mud: ['échantillon de boue', 'échantillons de boue', 'm'],
  fluid: ['échantillon de fluide', 'échantillons de fluide', 'm'],
  gas: ['échantillon de gaz', 'échantillons de gaz', 'm'],
  water: ['échantillon d’eau', 'échantillons d’eau', 'm'],
  bottle: ['flacon', 'flacons', 'm'],
  thin_section: ['lame mince', 'lames minces', 'f'],
  smear_slide: ['frottis', 'frottis', 'm'],
  sidewall_core: ['carotte latérale', 'carottes latérales', 'f'],
  core_box: ['caisse à carottes', 'caisses à carottes', 'f'],
  sample_request: ['demande d’échantillons', 'demandes d’échantillons', 'f'],
  lithology: ['unité lithologique', 'unités lithologiques', 'f'],
  structure: ['structure', 'structures', 'f'],
  bit_run: ['passe d’outil', 'passes d’outil', 'f'],
  driller_report: ['rapport de poste', 'rapports de poste', 'm'],
  daily_report: ['rapport journalier', 'rapports journaliers', 'm'],
  contributor: ['contributeur', 'contributeurs', 'm'],
  related_work: ['travail associé', 'travaux associés', 'm'],
};

const of = (noun: string): string => (/^[aeéèêiouh]/.test(noun) ? `d’${noun}` : `de ${noun}`);
const pattern = (value: number, type: ObjectType): string => {
  const [one, other] = NOUNS[type];
  return FR.pattern(value, { one: `# ${one}`, many: `# ${of(other)}`, other: `# ${other}` });
};
const counted = (value: number, type: ObjectType): string => pattern(value, type).replace('#', FR.plain(value));
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
const label = (type: ObjectType): string => capital(NOUNS[type][0]);
const next = (type: ObjectType): string => `${label(type)} ${NOUNS[type][2] === 'f' ? 'voisine' : 'voisin'}`;

/** {@link ObjectWords} in French. */
export const FR_OBJECTS: ObjectWords = {
  label,
  pattern,
  counted,
  place: (rank, total, type) => `nº ${FR.plain(rank)} sur ${counted(total, type)} ici`,
  cite: () => 'Comment citer',
  nextAbove: (type) => `${next(type)} au-dessus`,
  nextBelow: (type) => `${next(type)} au-dessous`,
  named: (type, name) => `${label(type)} ${name}`,
  coreCatcher: 'Arrache-carotte',
  wholeRound: 'Section entière',
  half: { A: 'Demi-section d’archive', W: 'Demi-section de travail' },
  partOfHalf: (kind, name) => `${kind === 'A' ? 'Partie d’archive' : 'Partie de travail'} ${name}`,
  sectionOfRun: (run, section) => `${run}, section ${section}`,
  catcherOfRun: (run) => `${run}, arrache-carotte`,
  notPublic: 'Un objet non public',
};
