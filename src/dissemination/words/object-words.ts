import type { ObjectType } from '../../domain/drilling/object-type.ts';

/** What objects are called, alone, counted and among their siblings. */
export interface ObjectWords {
  /** As a heading: `Core run`. */
  readonly label: (type: ObjectType) => string;
  /** Within a sentence, so many of them; `#` stands for the number: `# core runs`. */
  readonly pattern: (value: number, type: ObjectType) => string;
  /** So many of them: `2 core runs`. */
  readonly counted: (value: number, type: ObjectType) => string;
  /** Where an object stands among its siblings: `4 of 693 core runs here`. */
  readonly place: (rank: number, total: number, type: ObjectType) => string;
  /** Head of the card that says how to cite one. */
  readonly cite: (type: ObjectType) => string;
  readonly nextAbove: (type: ObjectType) => string;
  readonly nextBelow: (type: ObjectType) => string;
  /** An object by its name among its siblings: `Hole A`. */
  readonly named: (type: ObjectType, name: string) => string;
  readonly coreCatcher: string;
  readonly wholeRound: string;
  readonly half: Readonly<Record<'A' | 'W', string>>;
  /** A part of a half: `Archive split A1`. */
  readonly partOfHalf: (kind: 'A' | 'W', name: string) => string;
  /** Run and section within a drawing: `Run 19Z, section 1`. */
  readonly sectionOfRun: (run: string, section: string) => string;
  readonly catcherOfRun: (run: string) => string;
  /** What is said in the place of an object above another one that is hidden or only reserved. */
  readonly notPublic: string;
}
