/** A value of a batch file, in the shape of the handle API. */
export interface BatchValue {
  readonly index: number;
  readonly type: string;
  readonly data: object;
  readonly ttl: number;
}

/** What a batch file says: the lines that sign in, and the values of each handle to be created, in order. */
export interface ReadBatch {
  readonly authentication: readonly string[];
  readonly creates: ReadonlyMap<string, readonly BatchValue[]>;
}

/**
 * Reads a batch file of the handle system (igsn-registry-protocols 5.6): blocks parted by blank lines, a value line
 * `index TYPE ttl perms UTF8|ADMIN data`. Throws at the first line that is none.
 */
export function readHandleBatch(text: string): ReadBatch {
  const creates = new Map<string, BatchValue[]>();
  const authentication: string[] = [];
  for (const block of text.split(/\n\n+/).filter((one) => one.trim() !== '')) {
    const [first = '', ...lines] = block.trim().split('\n');
    if (first.startsWith('AUTHENTICATE ')) authentication.push(first, ...lines);
    else creates.set(handleOf(first, creates), lines.map(readValue));
  }
  return { authentication, creates };
}

function handleOf(line: string, known: ReadonlyMap<string, unknown>): string {
  const handle = /^CREATE ([^\s/]+\/\S+)$/.exec(line)?.[1];
  if (handle === undefined || known.has(handle)) throw new Error(`no new handle: ${line}`);
  return handle;
}

function readValue(line: string): BatchValue {
  const [, index, type, ttl, permissions, kind, data] =
    /^(\d+) (\S+) (\d+) ([01]{4}) (UTF8|ADMIN) (.+)$/.exec(line) ?? [];
  if (permissions !== '1110' || data === undefined) throw new Error(`no value: ${line}`);
  return {
    index: Number(index),
    type: String(type),
    ttl: Number(ttl),
    data: kind === 'UTF8' ? utf8(data) : admin(data),
  };
}

const utf8 = (value: string): object => ({ format: 'string', value });

function admin(data: string): object {
  const [, index, permissions, handle] = /^(\d+):([01]{12}):(\S+)$/.exec(data) ?? [];
  if (handle === undefined) throw new Error(`no administrator: ${data}`);
  return { format: 'admin', value: { handle, index: Number(index), permissions } };
}
