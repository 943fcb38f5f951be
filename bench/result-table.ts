import { isMet, type Measurement } from './measurement.ts';

const HEADING = ['benchmark', 'engine', 'figure', 'value', 'target', ''];

/** The measurements as lines of a table for people; `MISSED` stands behind every value that does not meet its target. */
export function resultTable(measurements: readonly Measurement[]): string[] {
  const rows = [HEADING, ...measurements.map(cellsOf)];
  const widths = HEADING.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf(one: Measurement): string[] {
  const { name, engine, figure, value, target } = one;
  const met = isMet(one);
  return [
    name,
    engine,
    figure,
    value === undefined ? '' : written(value, target?.unit ?? ''),
    target === undefined ? '' : `${target.kind} ${written(target.bound, target.unit)}`,
    met === undefined ? '' : met ? 'ok' : 'MISSED',
  ];
}

function written(value: number, unit: string): string {
  const digits = unit === 'MB' ? 0 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}
