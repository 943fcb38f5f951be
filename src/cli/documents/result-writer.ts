import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import type { DocumentName } from './list-documents.ts';

/** One document to be written: from which input, of which object, the text whole. */
export interface Result {
  readonly name: DocumentName;
  readonly igsn: string;
  readonly isOnly: boolean;
  readonly text: string;
}

/**
 * Where results go. `write` gives the file, or `-` for standard output; `done` ends what several results share, `giveUp` takes
 * away what is not whole.
 */
export interface ResultWriter {
  readonly write: (result: Result) => string;
  readonly done: () => void;
  readonly giveUp: () => void;
}

/** How results lie one behind the other in a single file: between `head` and `tail`, each as `entry` gives it. */
export interface Joining {
  readonly head: string;
  readonly entry: (text: string) => string;
  readonly tail: string;
}

const DECLARATION = /^<\?xml[^>]*\?>\s*/;

/**
 * Many documents of a format as one text: XML in one `<records>` element, JSON one a line, rows under one heading, other texts
 * one behind the other.
 */
export function joiningOf({ syntax, heading }: Format): Joining {
  if (syntax === 'xml')
    return {
      head: '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n',
      entry: (text) => text.replace(DECLARATION, ''),
      tail: '</records>\n',
    };
  // JSON allows a line break between its tokens and nowhere else, so each one may go with the blanks around it.
  if (syntax === 'json') return { head: '', entry: (text) => `${text.trim().replace(/\s*\n\s*/g, '')}\n`, tail: '' };
  if (heading === undefined) return { head: '', entry: (text) => text, tail: '' };
  return { head: heading, entry: (text) => (text.startsWith(heading) ? text.slice(heading.length) : text), tail: '' };
}

/** Whether `--out` means a folder: it is one, ends like one, or is to take several inputs and has no ending. */
export function isFolder(out: string, inputs: number): boolean {
  if (out.endsWith('/') || out.endsWith(sep)) return true;
  const stat = statSync(out, { throwIfNoEntry: false });
  return stat === undefined ? inputs > 1 && extname(out) === '' : stat.isDirectory();
}

/**
 * Writes each result into a folder, below it as the inputs lay: `stem.ending`, `stem-IGSN.ending` where an input has several
 * records, `-2` and so on behind where two would have the same name. Throws `wrong-call` before an input would be overwritten.
 */
export function folderWriter(folder: string, { fileEnding }: Format, inputs: readonly DocumentName[]): ResultWriter {
  const sources = new Set(inputs.map(({ file }) => resolve(file)));
  const used = new Set<string>();
  const free = (stem: string): string => {
    for (let n = 1; ; n++) {
      const path = join(folder, `${stem}${n === 1 ? '' : `-${n}`}.${fileEnding}`);
      if (!used.has(path.toLowerCase()) && !sources.has(resolve(path))) return path;
    }
  };
  return {
    write: ({ name, igsn, isOnly, text }) => {
      const path = free(isOnly ? name.stem : `${name.stem}-${igsn.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 100)}`);
      used.add(path.toLowerCase());
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, text);
      return path;
    },
    done: () => undefined,
    giveUp: () => undefined,
  };
}

/**
 * Writes all results into one file: a single one as it is, several joined. The file appears under its name only when it is
 * whole. Throws `wrong-call` for the file of an input.
 */
export function fileWriter(path: string, format: Format, inputs: readonly DocumentName[]): ResultWriter {
  if (inputs.some(({ file }) => resolve(file) === resolve(path)))
    throw new CorestoneError('wrong-call', `${path} is to be read and written; give --out another name.`);
  const partial = `${path}.partial`;
  const sink = joined(format, (text, isFirst) => writeFileSync(partial, text, { flag: isFirst ? 'w' : 'a' }));
  return {
    write: ({ text }) => {
      sink.write(text);
      return path;
    },
    done: () => {
      sink.done();
      if (existsSync(partial)) renameSync(partial, path);
    },
    giveUp: () => rmSync(partial, { force: true }),
  };
}

/** Writes all results to one stream, a single one as it is, several joined. */
export function streamWriter(format: Format, write: (text: string) => void): ResultWriter {
  const sink = joined(format, write);
  return {
    write: ({ text }) => {
      sink.write(text);
      return '-';
    },
    done: sink.done,
    giveUp: () => undefined,
  };
}

// The first text is held back until it is known whether it stays alone.
function joined(format: Format, put: (text: string, isFirst: boolean) => void) {
  const { head, entry, tail } = joiningOf(format);
  let first: string | undefined;
  let count = 0;
  return {
    write: (text: string) => {
      if (count++ === 0) first = text;
      else if (first === undefined) put(entry(text), false);
      else {
        put(head + entry(first) + entry(text), true);
        first = undefined;
      }
    },
    done: () => {
      if (first !== undefined) put(first, true);
      else if (count > 0 && tail !== '') put(tail, false);
    },
  };
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.partial`, text);
  renameSync(`${path}.partial`, path);
}
