/**
 * The anchor of a heading, as GitHub and most viewers of Markdown make it, so that one link holds in the source tree and on the site:
 * small letters, blanks to hyphens, letters and figures of any script stay, everything else goes.
 */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
