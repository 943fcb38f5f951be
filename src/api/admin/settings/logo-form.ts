import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { siteLogo } from '../../../dissemination/frame/site-logo.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { LARGEST_LOGO_BYTES } from '../../../domain/theme/logo-image.ts';
import { LOGO_VARIANTS, type SiteLogo } from '../../../domain/theme/site-logo.ts';
import { changeLogo, removeLogo } from '../../../operations/parties/change-logo.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';

/** Fields of the form that takes a logo. */
export const LOGO_FIELDS = ['file', 'variant', 'alt'] as const;

const KINDS: Readonly<Record<string, string>> = { png: 'image/png', webp: 'image/webp', svg: 'image/svg+xml' };

/** The form with what is shown now. What is said of the file comes before it, as a server reads it. */
export function logoForm(visit: Visit, state: FormState, logo: SiteLogo): Html {
  const shown = siteLogo(logo, (path) => link(visit, path));
  const variants = [
    ['light', logo.light === undefined ? 'In light: not there yet' : 'In light'],
    ['dark', logo.dark === undefined ? 'In dark: not there yet' : 'In dark'],
  ] as const;
  const error = state.errors?.file;
  const remove =
    shown &&
    html`<form class="frm" method="post" action="${link(visit, '/admin/settings/logo/remove')}"><p class="hint">Shown now:</p><p class="lgnow">${shown}</p><div class="act"><button class="btn">Remove the logo</button></div></form>`;
  return html`<form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/settings/logo')}">${formProblem(state)}
${choiceField(state, 'variant', 'Where it is shown', variants, { hint: 'Where there is only one it is shown in light and dark.' })}
${textField(state, 'alt', 'Alternative text', { longest: 200, hint: 'Read to those who do not see it; empty where the name of the site says the same.' })}
<label>File<input type="file" name="file" accept=".png,.webp,.svg" required aria-describedby="file-hint${error !== undefined && ' file-error'}"></label><p class="hint" id="file-hint">PNG, WebP or SVG, at most ${LARGEST_LOGO_BYTES / 1024} kB, 16 to 2048 px a side. A drawing with scripts, animations or parts from elsewhere is not taken.</p>${error !== undefined && html`<p class="err" id="file-error">${error}</p>`}
<div class="act"><button class="btn p">Keep the logo</button></div></form>${remove}`;
}

/** What the form was sent with, the file aside, is put into `fields`; then the logo is kept. */
export async function keepLogo({ house, request, caller }: Visit, fields: URLSearchParams): Promise<Onward> {
  if (!request.isMultipart()) throw new CorestoneError('wrong-call', 'The form has no file.');
  const part = await request.file();
  if (part === undefined || part.filename === '') refuse('file', 'Choose a file first.', 'a file');
  for (const name of ['variant', 'alt']) fields.set(name, fieldOf(part, name));
  const bytes = await readAtMost(part, LARGEST_LOGO_BYTES + 1);
  const variant = LOGO_VARIANTS.find((one) => one === fields.get('variant')) ?? 'light';
  const file = { variant, bytes, mediaType: saidType(part), alt: fields.get('alt')!.trim() };
  const hash = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
  await changeLogo(house.unitOfWork, file, hash, caller);
  await house.profile.refresh();
  return { to: '/admin/settings?done=theme-changed' };
}

/** Takes it away again. */
export async function dropLogo({ house, caller }: Visit): Promise<Onward> {
  await removeLogo(house.unitOfWork, caller);
  await house.profile.refresh();
  return { to: '/admin/settings?done=theme-changed' };
}

function fieldOf(part: MultipartFile, name: string): string {
  const field = part.fields[name];
  return field !== undefined && 'value' in field && typeof field.value === 'string' ? field.value : '';
}

/** What the name of the file says that it is; a browser only repeats it. */
function saidType({ filename }: MultipartFile): string {
  const ending = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return KINDS[ending] ?? `a .${ending} file`;
}

/** So many octets of a file; the rest is passed over, or the form would never end. */
async function readAtMost({ file }: MultipartFile, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    if (size < most) chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return Buffer.concat(chunks);
}
