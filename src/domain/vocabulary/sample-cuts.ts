import type { SampleType } from './sample-types.ts';

/** How a piece of core was cut, with what others call such a piece. */
interface SampleCut {
  readonly label: string;
  /** In the list of SESAR. */
  readonly sampleType: SampleType;
  /** The last part of the address of a specimen type of ODM2, where that has it. */
  readonly specimen?: readonly [term: string, label: string];
}

const CUTS = [
  {
    label: 'whole round',
    sampleType: 'Core Whole Round',
    specimen: ['coreWholeRound', 'Core whole round'],
  },
  { label: 'half', sampleType: 'Core Half Round', specimen: ['coreHalfRound', 'Core half round'] },
  { label: 'quarter', sampleType: 'Core Quarter Round', specimen: ['coreQuarterRound', 'Core quarter round'] },
  { label: 'slab', sampleType: 'Slab' },
  { label: 'plug', sampleType: 'Cylinder' },
  { label: 'cube', sampleType: 'Cube' },
  { label: 'u-channel', sampleType: 'U-Channel' },
  { label: 'thin section', sampleType: 'Thin Section', specimen: ['thinSection', 'Thin section'] },
  { label: 'wedge', sampleType: 'Wedge' },
  { label: 'toothpick', sampleType: 'Toothpick' },
  { label: 'chips', sampleType: 'Individual Sample' },
  { label: 'powder', sampleType: 'Rock Powder', specimen: ['rockPowder', 'Rock powder'] },
  { label: 'other', sampleType: 'Individual Sample' },
] as const satisfies readonly SampleCut[];

/** How a sample was cut, as forms offer it; other words are legal with a warning. Sources: SESAR sample types, ODM2 specimen types. */
export const SAMPLE_CUTS: readonly string[] = CUTS.map(({ label }) => label);

/** The cut that a text names, whatever its case and with a blank, a stroke or nothing between its words (`U channel`); undefined for any other. */
export function sampleCutOf(text: unknown): SampleCut | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = folded(text);
  return CUTS.find(({ label }) => folded(label) === plain);
}

const folded = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '');
