/** A tool that takes core, with the letter written behind the run's number and the collection method it stands for. */
export interface CoreType {
  readonly letter: string;
  readonly label: string;
  readonly method: string;
}

/** The 13 core types of mDIS (drilling-information-system 1.4); `method` is a label of the collection methods. */
export const CORE_TYPES: readonly CoreType[] = [
  { letter: 'B', label: 'Bit sample', method: 'Other' },
  { letter: 'H', label: 'Advanced piston corer', method: 'Corer:Piston' },
  { letter: 'L', label: 'Rumohr lot', method: 'Corer:Gravity' },
  { letter: 'M', label: 'Miscellaneous', method: 'Corer' },
  { letter: 'N', label: 'Non-rotating core barrel', method: 'Corer:Drill' },
  { letter: 'O', label: 'Open hole, no core', method: 'Other' },
  { letter: 'P', label: 'Push corer', method: 'Corer' },
  { letter: 'R', label: 'Rotary core barrel', method: 'Corer:Drill' },
  { letter: 'S', label: 'Hammer corer', method: 'Corer' },
  { letter: 'T', label: 'Triple tube', method: 'Corer:Drill' },
  { letter: 'W', label: 'Wash core', method: 'Other' },
  { letter: 'X', label: 'Extended core barrel', method: 'Corer:Drill' },
  { letter: 'Z', label: 'Advanced diamond core barrel', method: 'Corer:Drill' },
];

const BY_LETTER = new Map(CORE_TYPES.map((one) => [one.letter, one]));

/** The core type with a letter, upper or lower case; undefined when no such letter is listed. */
export function coreTypeByLetter(letter: string): CoreType | undefined {
  return BY_LETTER.get(letter.toUpperCase());
}
