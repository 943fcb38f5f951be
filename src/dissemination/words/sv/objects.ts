import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { ObjectWords } from '../object-words.ts';
import { SV } from './counting.ts';

const NOUNS: Readonly<Record<ObjectType, readonly [one: string, other: string]>> = {
  program: ['program', 'program'],
  expedition: ['expedition', 'expeditioner'],
  site: ['borrplats', 'borrplatser'],
  hole: ['borrhål', 'borrhål'],
  core_run: ['kärnupptag', 'kärnupptag'],
  section: ['sektion', 'sektioner'],
  split: ['kärnhalva', 'kärnhalvor'],
  sample: ['kärnprov', 'kärnprover'],
  cuttings: ['borrkaxprov', 'borrkaxprover'],
  mud: ['borrslamsprov', 'borrslamsprover'],
  fluid: ['fluidprov', 'fluidprover'],
  gas: ['gasprov', 'gasprover'],
  water: ['vattenprov', 'vattenprover'],
  bottle: ['flaska', 'flaskor'],
  thin_section: ['tunnslip', 'tunnslip'],
  smear_slide: ['utstryksprov', 'utstryksprover'],
  sidewall_core: ['sidväggskärna', 'sidväggskärnor'],
  core_box: ['kärnlåda', 'kärnlådor'],
  sample_request: ['provbeställning', 'provbeställningar'],
  lithology: ['litologisk enhet', 'litologiska enheter'],
  structure: ['struktur', 'strukturer'],
  bit_run: ['borrkronsinsats', 'borrkronsinsatser'],
  driller_report: ['skiftrapport', 'skiftrapporter'],
  daily_report: ['dagsrapport', 'dagsrapporter'],
  contributor: ['medverkande', 'medverkande'],
  related_work: ['relaterat arbete', 'relaterade arbeten'],
};

const pattern = (value: number, type: ObjectType): string => {
  const [one, other] = NOUNS[type];
  return SV.pattern(value, { one: `# ${one}`, other: `# ${other}` });
};
const counted = (value: number, type: ObjectType): string => pattern(value, type).replace('#', SV.plain(value));
const label = (type: ObjectType): string => {
  const [one] = NOUNS[type];
  return one.charAt(0).toLocaleUpperCase('sv') + one.slice(1);
};

/** {@link ObjectWords} in Swedish. */
export const SV_OBJECTS: ObjectWords = {
  label,
  pattern,
  counted,
  place: (rank, total, type) => `nr ${SV.plain(rank)} av ${counted(total, type)} här`,
  cite: () => 'Så här citerar du',
  nextAbove: (type) => `Närmaste ${NOUNS[type][0]} ovanför`,
  nextBelow: (type) => `Närmaste ${NOUNS[type][0]} nedanför`,
  named: (type, name) => `${label(type)} ${name}`,
  coreCatcher: 'Kärnfångare',
  wholeRound: 'Hel kärna',
  half: { A: 'Arkivhalva', W: 'Arbetshalva' },
  partOfHalf: (kind, name) => `${kind === 'A' ? 'Arkivdel' : 'Arbetsdel'} ${name}`,
  sectionOfRun: (run, section) => `${run}, sektion ${section}`,
  catcherOfRun: (run) => `${run}, kärnfångare`,
  notPublic: 'Ett objekt som inte är offentligt',
};
