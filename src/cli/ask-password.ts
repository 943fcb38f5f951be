import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CorestoneError } from '../domain/error.ts';

/** Where a person types, and where questions are put. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for a new password, twice, without showing it; undefined where nothing is typed. Throws `invalid-input` where the two
 * differ, and `wrong-call` where the person gives up (Ctrl-C, or the input ends).
 */
export async function askNewPassword(terminal: Terminal): Promise<string | undefined> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  // One reader for both lines: what the first reads ahead would be lost to a second.
  const reader = createInterface({ input: terminal.input, output: nothing, terminal: true });
  try {
    const first = await hiddenLine(reader, terminal, 'New password (nothing: one is made up): ');
    if (first === '') return undefined;
    if ((await hiddenLine(reader, terminal, 'The same again: ')) === first) return first;
    throw new CorestoneError('invalid-input', 'The two differ; the password is unchanged.');
  } finally {
    reader.close();
  }
}

function hiddenLine(
  reader: ReturnType<typeof createInterface>,
  { output }: Terminal,
  question: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new CorestoneError('wrong-call', 'Given up; the password is unchanged.'));
    const end = () => {
      reader.off('SIGINT', giveUp).off('close', giveUp);
      output.write('\n');
    };
    reader.once('SIGINT', giveUp).once('close', giveUp);
    reader.once('line', (line) => {
      end();
      resolve(line);
    });
    output.write(question);
  });
}
