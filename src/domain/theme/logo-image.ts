import { type Checked, finding } from '../finding.ts';

/** What a picture is, by what stands in it and not by what is said of it. Of a drawing the size is that of its grid. */
export interface LogoImage {
  readonly mediaType: 'image/png' | 'image/webp' | 'image/svg+xml';
  readonly widthPx: number;
  readonly heightPx: number;
}

/** So many octets a logo may have. */
export const LARGEST_LOGO_BYTES = 204_800;
const SMALLEST_PX = 16;
const LARGEST_PX = 2048;
const WIDEST = 10;
const RULE = `PNG, WebP or SVG, at most ${LARGEST_LOGO_BYTES / 1024} kB, ${SMALLEST_PX} to ${LARGEST_PX} px a side, at most ${WIDEST} times as wide as high`;

/**
 * Reads what a file is that is to be a logo; `said` is the media type that came with it, empty where none did. Findings `logo-invalid`: it is
 * something else than a picture of these kinds or than it says, is too large, or is a drawing that does or fetches something.
 */
export function readLogo(bytes: Uint8Array, said: string): Checked<LogoImage> {
  if (bytes.length > LARGEST_LOGO_BYTES) return wrong(`The file has ${bytes.length} octets.`);
  const image = readPng(bytes) ?? readWebp(bytes) ?? readSvg(bytes);
  if (image === undefined) return wrong('The file is no picture that can be a logo.');
  if (typeof image === 'string') return wrong(image);
  if (said !== '' && said !== image.mediaType)
    return wrong(`The file says that it is ${said} and is ${image.mediaType}.`);
  const { widthPx, heightPx } = image;
  const sides = [widthPx, heightPx];
  const isFit = sides.every((side) => side >= SMALLEST_PX && side <= LARGEST_PX) && widthPx <= heightPx * WIDEST;
  return isFit ? { ok: true, value: image, findings: [] } : wrong(`It measures ${widthPx} by ${heightPx} px.`);
}

function wrong(message: string): Checked<never> {
  return { ok: false, findings: [finding('logo-invalid', message, { field: 'file', rule: RULE })] };
}

/** PNG (ISO 15948), 5.2 and 11.2.2: signature, then the chunk IHDR. */
function readPng(bytes: Uint8Array): LogoImage | undefined {
  if (!startsWith(bytes, '\x89PNG\r\n\x1a\n') || !startsWith(bytes.subarray(12), 'IHDR') || bytes.length < 33)
    return undefined;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** WebP (RFC 9649), 2.5 to 2.7: the first chunk tells the size, in one of three ways. */
function readWebp(bytes: Uint8Array): LogoImage | undefined {
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes.subarray(8), 'WEBP') || bytes.length < 30) return undefined;
  const view = viewOf(bytes);
  const first = bytes.subarray(12);
  const sized = (widthPx: number, heightPx: number) => ({ mediaType: 'image/webp', widthPx, heightPx }) as const;
  if (startsWith(first, 'VP8 ')) return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (startsWith(first, 'VP8X')) {
    const threeOctets = (at: number) => (view.getUint32(at, true) & 0xffffff) + 1;
    return sized(threeOctets(24), (view.getUint16(27, true) | (bytes[29]! << 16)) + 1);
  }
  if (!startsWith(first, 'VP8L') || bytes[20] !== 0x2f) return undefined;
  const bits = view.getUint32(21, true);
  return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** Whatever would do or fetch something. Where a drawing is shown none of it could run: this is so that nobody keeps it unknowingly. */
const ACTIVE: readonly RegExp[] = [
  /<!(?:DOCTYPE|ENTITY)/i,
  /<\?xml-stylesheet/i,
  /<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|handler|audio|video|link|set|animate\w*)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /\b(?:href|src)\s*=\s*["']?\s*(?!["'\s]*#|data:image\/(?:png|jpeg|webp);base64,)[^"'\s>#]/i,
  /url\(\s*["']?\s*(?!#)[^)"'\s#]/i,
  /@import|javascript:|expression\(/i,
];

function readSvg(bytes: Uint8Array): LogoImage | string | undefined {
  const text = textOf(bytes);
  const bare = text && withoutComments(text)?.replace(/^(?: |<\?xml\s[^>]*\?>|<!DOCTYPE[^>[]*>)*/, '');
  if (!text || !bare) return undefined;
  const root = /^<svg(?:\s[^>]*)?>/.exec(bare)?.[0];
  const isDrawing = root?.includes('http://www.w3.org/2000/svg') && /<\/svg> ?$/.test(bare);
  if (root === undefined || !isDrawing) return undefined;
  if (ACTIVE.some((one) => one.test(text)))
    return 'The drawing holds scripts, handlers, animations, or something from elsewhere.';
  const size = sizeOf(root);
  return size === undefined
    ? 'The drawing does not say how large it is (viewBox, or width and height).'
    : { mediaType: 'image/svg+xml', ...size };
}

/** The text with every run of blanks as one: patterns that take any number of them would try each number on a hostile file. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\s+/g, ' ');
  } catch {
    return undefined;
  }
}

/** Undefined where a comment does not end. */
function withoutComments(text: string): string | undefined {
  const [before = '', ...rest] = text.split('<!--');
  if (rest.some((one) => !one.includes('-->'))) return undefined;
  return before + rest.map((one) => one.slice(one.indexOf('-->') + 3)).join('');
}

function sizeOf(root: string): Pick<LogoImage, 'widthPx' | 'heightPx'> | undefined {
  const said = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']\\s*([^"']+)["']`).exec(root)?.[1]?.trim();
  const box = said('viewBox')
    ?.split(/[\s,]+/)
    .map(Number);
  const [widthPx, heightPx] =
    box?.length === 4 ? box.slice(2) : [said('width'), said('height')].map((one) => Number(one?.replace(/px$/, '')));
  const isSize = Number.isFinite(widthPx) && Number.isFinite(heightPx);
  return isSize ? { widthPx: widthPx!, heightPx: heightPx! } : undefined;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
