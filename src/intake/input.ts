/**
 * One file to read, wherever its bytes come from. `name` is what findings call it; every call of `open` starts at the first
 * byte again, since an input is looked at before it is read.
 */
export interface Input {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** An input whose bytes are in memory already, such as an upload. */
export function inputOfBytes(name: string, bytes: Uint8Array): Input {
  return {
    name,
    open: async function* () {
      yield bytes;
    },
  };
}

/** All bytes of an input at once, or `undefined` when there are more than `mostBytes`. */
export async function allBytes(input: Input, mostBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.open()) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}
