/** A label with its value, in words. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
}

/** A figure that a reader looks for first, with what is said of it in small. */
export interface SheetFact extends SheetRow {
  readonly note?: string;
}

/** Rows under one head, the most important first. */
export interface SheetGroup {
  readonly head: string;
  readonly rows: readonly SheetRow[];
}

/** An interval in metres below surface. */
export interface SheetInterval {
  readonly topM: number;
  readonly bottomM: number;
}

/** A rock of a column: its colour as `#rrggbb`, and two letters that tell it apart where paper is printed in black. */
export interface SheetRock extends SheetInterval {
  readonly colour: string;
  readonly code: string;
}

/** A stretch of a hole to scale: its rocks, the core runs in it, where there are any to be seen, and where the object lies. */
export interface SheetColumn extends SheetInterval {
  readonly head: string;
  readonly rocks: readonly SheetRock[];
  readonly runs: readonly (SheetInterval & { readonly label: string })[];
  readonly marked: SheetInterval | undefined;
}

/** Where an object lies in its hole: the whole hole, then, unless it is the hole itself, a window around the object. */
export interface SheetStrip {
  readonly head: string;
  readonly scale: string;
  readonly columns: readonly SheetColumn[];
  readonly legend: readonly { readonly colour: string; readonly code: string; readonly text: string }[];
}

/**
 * What stands on the data sheet of a record: one page for a box, a supplement or a letter. Every text is in the reader's language, of one
 * line, and public; lists may be empty. Rows that find no room are left out by the writer, the last of each group first, and `more` says where they are.
 */
export interface DataSheet {
  readonly language: string;
  readonly site: string;
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly igsn: string;
  /** What the code says. */
  readonly address: string;
  /** The modules of the QR code by row, without its quiet zone. */
  readonly code: readonly (readonly boolean[])[];
  /** What must be known first: that it is withdrawn, under embargo, a demonstration. */
  readonly notes: readonly string[];
  readonly facts: readonly SheetFact[];
  readonly groups: readonly SheetGroup[];
  readonly strip: SheetStrip | undefined;
  /** How to cite it and under which licence it may be used. */
  readonly below: readonly SheetRow[];
  readonly more: string;
  /** The day of printing in words, and the version. */
  readonly foot: string;
  /** The day of printing, ISO, UTC. */
  readonly madeOn: string;
}
