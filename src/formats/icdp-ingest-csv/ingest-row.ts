import { type FileLocation, type Finding, finding } from '../../domain/finding.ts';
import { looseName, saysNothing } from '../sesar-shaped/cell-flat-reader.ts';
import type { IngestRow } from './ingest-table.ts';

/** A cell of a row under its heading. */
export interface IngestCell {
  readonly heading: string;
  readonly text: string;
  readonly at: FileLocation;
}

/** A row of a table: its cells by heading, compared without case; a heading that is repeated has several. */
export interface IngestCells {
  readonly all: readonly IngestCell[];
  readonly under: (...headings: readonly string[]) => readonly IngestCell[];
  /** The text of the first cell that says something. */
  readonly text: (...headings: readonly string[]) => string | undefined;
  readonly at: FileLocation;
}

/** The cells of a row; those beyond the headings are under none. */
export function cellsOf({ cells, line }: IngestRow, headings: readonly string[], file: string): IngestCells {
  const all = cells.map((text, n): IngestCell => {
    const heading = headings[n] ?? `column ${n + 1}`;
    return { heading, text, at: { file, row: line, column: heading } };
  });
  const byName = Map.groupBy(all, ({ heading }) => looseName(heading));
  const under = (...names: readonly string[]) => names.flatMap((name) => byName.get(looseName(name)) ?? []);
  return {
    all,
    under,
    text: (...names) =>
      under(...names)
        .find(({ text }) => !saysNothing(text))
        ?.text.trim(),
    at: { file, row: line },
  };
}

/** Findings for a row that does not fit its headings, or lacks what every row must have: `surplus-cells`, `required-cell`. */
export function checkCells(cells: IngestCells, headings: readonly string[]): readonly Finding[] {
  const missing = ['title', 'name'].filter((name) => cells.text(name) === undefined);
  const surplus = cells.all.slice(headings.length).filter(({ text }) => !saysNothing(text));
  return [
    ...missing.map((field) =>
      finding('required-cell', `The row has no ${field}.`, { field, rule: 'igsn, title and name', at: cells.at }),
    ),
    ...surplus.map(({ text, heading: field, at }) =>
      finding('surplus-cells', 'The row has more cells than headings.', {
        severity: 'warning',
        field,
        value: text,
        rule: `${headings.length} cells`,
        at,
      }),
    ),
  ];
}
