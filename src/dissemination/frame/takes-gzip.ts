import { boundedMemo } from './bounded-memo.ts';

const MOST_HEADERS_KNOWN = 100;
const LONGEST_HEADER_KNOWN = 200;

const readGzip = boundedMemo(MOST_HEADERS_KNOWN, readsGzip);

/** Whether an Accept-Encoding header takes gzip: named with a quality above 0, or through `*` where gzip is not named. */
export function takesGzip(header: string | string[] | undefined): boolean {
  const text = String(header ?? '');
  return text.length > LONGEST_HEADER_KNOWN ? readsGzip(text) : readGzip(text);
}

function readsGzip(header: string): boolean {
  const wishes = header
    .toLowerCase()
    .split(',')
    .map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith('q='));
      return { name, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    });
  const wish =
    wishes.find((one) => one.name === 'gzip' || one.name === 'x-gzip') ?? wishes.find((one) => one.name === '*');
  return wish !== undefined && wish.quality > 0;
}
