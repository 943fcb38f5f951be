/** A function of a source file: where it begins (line from 1) and how many lines it has. */
export interface FunctionShape {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const DECLARED = /^ *(?:export )?(?:default )?(?:async )?function\*? ?(?<name>\w*)/;
const ARROW = /^ *(?:export )?const (?<name>\w+)(?::.+)? = (?:async )?(?:\((?!.*\)[^=>]*;$).*|\w+ =>.*|<.*)$/;
const METHOD = /^ {2}(?:(?:static|async|override|get|set) )*\*?#?(?<name>\w+)\(/;
const CLASS = /^(?:export )?(?:default )?(?:abstract )?class \w+/;

/**
 * The functions of a source in the form that the formatter gives it, which every check demands: what opens on a line is closed on the next
 * line of the same indent. Functions in arguments count with the function around them.
 */
export function functionsOf(source: string): readonly FunctionShape[] {
  const lines = source.split('\n');
  let isInClass = false;
  return lines.flatMap((line, at) => {
    if (line.startsWith('}')) isInClass = false;
    if (CLASS.test(line)) isInClass = true;
    const found = (DECLARED.exec(line) ?? ARROW.exec(line) ?? (isInClass ? METHOD.exec(line) : null))?.groups;
    if (found === undefined) return [];
    const last = endOf(lines, at);
    const isFunction = ARROW.test(line) ? lines.slice(at, last + 1).some((one) => one.includes('=>')) : true;
    return isFunction ? [{ name: found.name!, line: at + 1, lines: last - at + 1 }] : [];
  });
}

/** The last line of what begins on a line: the one that closes it at the same indent, or the one before the next of that indent. */
function endOf(lines: readonly string[], at: number): number {
  const indent = indentOf(lines[at]!);
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]!;
    if (line === '' || indentOf(line) > indent) continue;
    if (!/^ *[)}\]]/.test(line)) return /[;}]$/.test(lines[at]!) ? at : next - 1;
    if (/[;}]$/.test(line)) return indentOf(line) < indent ? next - 1 : next;
  }
  return lines.length - 1;
}

const indentOf = (line: string): number => /^ */.exec(line)![0].length;

const EXPORTED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|class|interface|type|const) (?<name>\w+)/;

/** Every exported name of a source, with the line it stands on, from 1, and whether a docblock ends above it. */
export function exportsOf(source: string) {
  const lines = source.split('\n');
  return lines.flatMap((line, at) => {
    const name = EXPORTED.exec(line)?.groups?.name;
    if (name === undefined) return [];
    return [{ name, line: at + 1, isDescribed: (lines[at - 1] ?? '').trimEnd().endsWith('*/') }];
  });
}

/** The words of a name in small letters: `topOffsetCm` is top, offset, cm; `CSF_A` is csf, a. */
export function wordsOf(name: string): readonly string[] {
  return [...name.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)].map(([word]) => word.toLowerCase());
}
