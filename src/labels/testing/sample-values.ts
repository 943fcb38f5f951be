import { LABEL_FIELDS, type LabelValues } from '../../domain/label/label-fields.ts';

/** Values of a sample for tests; what is not named is not stated. */
export function sampleValues(changes: Partial<LabelValues> = {}): LabelValues {
  const empty = Object.fromEntries(Object.keys(LABEL_FIELDS).map((one) => [one, ''])) as LabelValues;
  return {
    ...empty,
    igsn: 'ICDP5054EX66601',
    address: 'https://doi.org/10.60510/icdp5054ex66601',
    combined_id: '5054_1_A_084_2_W:62-70',
    above_id: '5054_1_A_084_2_W',
    name: '62-70',
    type: 'Core sample',
    expedition: '5054',
    acronym: 'COSC-1',
    hole: 'A',
    core: '84Z',
    section: '2',
    half: 'W',
    depth: '339.00–339.08 m',
    scale: 'm below surface (CSF-A)',
    interval_cm: '62–70 cm',
    length_cm: '8 cm',
    rock: 'Amphibole gneiss',
    request: '7',
    date: '2014-05-10',
    sampled_by: 'J. Sand',
    printed_on: '2026-11-22',
    ...changes,
  };
}
