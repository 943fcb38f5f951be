import type { Finding } from '../domain/finding.ts';

/** Where a command speaks: a person at a terminal, a log, or a program that wants JSON. */
export interface Output {
  readonly isJson: boolean;
  /** A line for people; nothing when JSON is wanted. */
  readonly say: (line?: string) => void;
  /** The result: as one JSON document, or nothing for people, who have been told by `say`. */
  readonly result: (value: unknown) => void;
  /** A line for people on standard error, in both modes. */
  readonly warn: (line: string) => void;
  readonly progress: (label: string) => Progress;
}

/** Where the program writes. */
export interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly error: NodeJS.WriteStream;
}

/** A running count. `done` ends the line; a total of 0 means not known. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly done: () => void;
}

const BAR = 28;
const PLAIN_EVERY_MS = 2000;

/** An output on standard output and error. On a terminal progress is a bar, otherwise a plain line every two seconds. */
export function makeOutput(isJson: boolean, streams: Streams): Output {
  return {
    isJson,
    say: (line = '') => void (isJson || streams.out.write(`${line}\n`)),
    result: (value) => void (isJson && streams.out.write(`${JSON.stringify(value, null, 2)}\n`)),
    // On a terminal a bar may stand in the line; it is drawn again below.
    warn: (line) => void streams.error.write(streams.error.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`),
    progress: (label) => makeProgress(label, isJson, streams.error),
  };
}

function makeProgress(label: string, isJson: boolean, stream: NodeJS.WriteStream): Progress {
  if (isJson) return { update: () => undefined, done: () => undefined };
  const started = Date.now();
  const draw = stream.isTTY ? drawBar : plainLines();
  let last: readonly [number, number] = [0, 0];
  return {
    update: (done, total) => {
      last = [done, total];
      draw(stream, label, done, total, Date.now() - started);
    },
    done: () => {
      if (stream.isTTY) stream.write(`${bar(label, last[0], last[1], Date.now() - started)}\n`);
      else
        stream.write(`${label}: ${last[0].toLocaleString('en')} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    },
  };
}

type Draw = (stream: NodeJS.WriteStream, label: string, done: number, total: number, ms: number) => void;

const drawBar: Draw = (stream, label, done, total, ms) => void stream.write(bar(label, done, total, ms));

function bar(label: string, done: number, total: number, ms: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.round(share * BAR);
  const rate = ms > 0 ? Math.round((done * 1000) / ms) : 0;
  const figures =
    total > 0 ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : done.toLocaleString('en');
  return `\r\x1b[2K${label.padEnd(22)} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${figures}, ${rate.toLocaleString('en')}/s`;
}

function plainLines(): Draw {
  let lastMs = 0;
  return (stream, label, done, total, ms) => {
    if (ms - lastMs < PLAIN_EVERY_MS) return;
    lastMs = ms;
    stream.write(`${label}: ${done.toLocaleString('en')}${total > 0 ? ` of ${total.toLocaleString('en')}` : ''}\n`);
  };
}

const MARK = { error: 'error  ', warning: 'warning', info: 'note   ' } as const;

/** A finding as one line for people: mark, place, message, value and rule. */
export function findingLine(one: Finding): string {
  const { file, sheet, row, column } = one.at ?? {};
  const place = [file, sheet, row === undefined ? undefined : `row ${row}`, column]
    .filter((part) => part !== undefined)
    .join(', ');
  const value = one.value === undefined ? '' : ` Found: ${one.value}.`;
  const rule = one.rule === undefined ? '' : ` Rule: ${one.rule}.`;
  const message = /[.!?]$/.test(one.message) ? one.message : `${one.message}.`;
  return `${MARK[one.severity]}  ${place === '' ? '' : `${place}: `}${message}${value}${rule} [${one.code}]`;
}
