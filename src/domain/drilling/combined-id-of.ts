import type { ObjectType } from './object-type.ts';

/** Marks that keep the combined ids of different kinds below one parent apart (drilling-information-system 1.5; ours after gas). */
const MARK: Partial<Record<ObjectType, string>> = {
  cuttings: 'CUT_',
  gas: 'GAS_',
  fluid: 'FLU_',
  mud: 'MUD_',
  water: 'WAT_',
  bottle: 'BOT_',
  thin_section: 'TS_',
  smear_slide: 'SS_',
  sidewall_core: 'SWC_',
  lithology: 'LU_',
  structure: 'ST_',
  bit_run: 'BIT_',
  driller_report: 'SHIFT_',
  daily_report: 'DAY_',
  contributor: 'PERSON_',
  related_work: 'WORK_',
};

/**
 * Combined id of an object in the padded mDIS spelling, from its parent's and its own name: `5054_1_A_233_2_W:10-15`.
 * The expedition's code stands alone; numbers of core runs are padded to three places.
 * Source: drilling-information-system 1.5.
 */
export function combinedIdOf(type: ObjectType, name: string, parentCombinedId: string): string {
  if (type === 'program' || type === 'expedition') return name;
  if (type === 'core_run') return `${parentCombinedId}_${name.padStart(3, '0')}`;
  if (type === 'sample') return `${parentCombinedId}:${name}`;
  if (type === 'core_box') return `${parentCombinedId}_CB${name.replace(/^CB/i, '')}`;
  if (type === 'sample_request') return `${parentCombinedId}_SR-${name}`;
  return `${parentCombinedId}_${MARK[type] ?? ''}${name}`;
}
