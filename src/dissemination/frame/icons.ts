import { type Html, html, raw } from './html.ts';

/** Drawings of the icons on a 24 px grid, by name; the stroke and the tinted face `t` come from the style sheet. */
export const ICON_DRAWINGS = {
  program:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.5 3.8 5.3 3.8 8.5s-1.2 6-3.8 8.5c-2.6-2.5-3.8-5.3-3.8-8.5S9.4 6 12 3.5"/>',
  expedition: '<path d="M5 20.5h14M7.5 20.5 11 3.5h2l3.5 17M9 14h6M8.2 17.5h7.6M9.9 9h4.2M9 14l5.1-5M15 14 9.9 9"/>',
  site: '<path d="M12 21s6.5-6.1 6.5-11a6.5 6.5 0 1 0-13 0c0 4.9 6.5 11 6.5 11Z"/><circle cx="12" cy="10" r="2.3"/>',
  hole: '<path d="M2.5 6.5H8M16 6.5h5.5"/><ellipse cx="12" cy="6.5" rx="4" ry="1.7"/><path d="M8 6.5V19M16 6.5V19"/><path d="M12 11v1.5M12 15v1.5M12 19v1.5"/>',
  core: '<ellipse cx="12" cy="4.6" rx="3.6" ry="1.6" class="t"/><path d="M8.4 4.6v14.8c0 .9 1.6 1.6 3.6 1.6s3.6-.7 3.6-1.6V4.6"/><path d="M8.4 9.7c0 .9 1.6 1.6 3.6 1.6s3.6-.7 3.6-1.6M8.4 14.6c0 .9 1.6 1.6 3.6 1.6s3.6-.7 3.6-1.6"/>',
  section:
    '<ellipse cx="5.8" cy="12" rx="2" ry="4.2" class="t"/><path d="M5.8 7.8h12.6c1.1 0 2 1.9 2 4.2s-.9 4.2-2 4.2H5.8"/><path d="M10 16.2v1.8M14 16.2v1.8M18 16.2v1.8"/>',
  split:
    '<path d="M3.8 8h16.4v4.5c0 2.3-.9 4-2 4H5.8c-1.1 0-2-1.7-2-4Z"/><path d="M3.8 8h16.4v3.2H3.8Z" class="t"/><path d="M6.5 5h11" stroke-dasharray="1.8 1.8"/>',
  sample:
    '<path d="M12 3.8 19 7.6v8.2l-7 4.4-7-4.4V7.6Z"/><path d="M12 3.8 19 7.6l-7 4-7-4Z" class="t"/><path d="M12 11.6v8.6"/>',
  cuttings:
    '<path d="m4 18.5 3-4.5 4 1.5.5 3.5ZM13.5 19l1-5 4.5-.5 1.5 4.5ZM8.5 11l2.5-5.5 4.5 2-.5 4Z" /><path d="m8.5 11 2.5-5.5 4.5 2-.5 4Z" class="t"/>',
  box: '<path d="M3.5 6.5h17v11h-17Z"/><path d="M3.5 9.250h17M3.5 12h17M3.5 14.750h17"/><path d="M3.5 9.250h11.5V12H3.5Z" class="t"/>',
  thinsection:
    '<rect x="3.5" y="7" width="17" height="10" rx="1"/><circle cx="10" cy="12" r="3" class="t"/><path d="M15.5 10h2.5M15.5 12.5h2.5"/>',
  fluid:
    '<path d="M12 3.5c3.6 4.5 5.5 7.6 5.5 10.5a5.5 5.5 0 1 1-11 0c0-2.9 1.9-6 5.5-10.5Z"/><path d="M7 15c1.7-1 3.3 1 5 0s3.3-1 5 0" />',
  gas: '<circle cx="8" cy="14.5" r="4"/><circle cx="16.2" cy="10" r="3" class="t"/><circle cx="15.5" cy="18" r="1.7"/><circle cx="9.5" cy="6" r="1.7"/>',
  mud: '<path d="M7 4h10M8.5 4v6l-4 8c-.6 1.2.2 2.5 1.5 2.5h12c1.3 0 2.1-1.3 1.5-2.5l-4-8V4"/><path d="M6.5 14.5h11" />',
  unit: '<path d="m12 4 8.5 4.2L12 12.4 3.5 8.2Z" class="t"/><path d="m3.5 12 8.5 4.2 8.5-4.2M3.5 15.8 12 20l8.5-4.2"/>',
  request: '<path d="M6 5h12v15.5H6Z"/><path d="M9.5 3.5h5v3h-5Z" class="t"/><path d="M9 11h6M9 14h6M9 17h3.5"/>',
  'st-reserved': '<circle cx="12" cy="12" r="8" stroke-dasharray="3.2 2.6"/>',
  'st-pending': '<circle cx="12" cy="12" r="8"/><path d="M12 7v5.2l3.3 2"/>',
  'st-registered': '<circle cx="12" cy="12" r="8.5" class="f"/><path d="m8 12.3 2.8 2.8L16 9.5" class="k"/>',
  'st-embargoed': '<path d="M6 11h12v8.5H6Z" class="f"/><path d="M8.5 11V8.5a3.5 3.5 0 0 1 7 0V11"/>',
  'st-hidden': '<path d="M4 12s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S4 12 4 12Z"/><path d="M5 19 19 5"/>',
  'st-test':
    '<path d="M9 4h6M10 4v5l-4.5 8A2 2 0 0 0 7.300 20h9.400a2 2 0 0 0 1.800-3L14 9V4"/><path d="M7.500 15h9"/>',
  'st-withdrawn': '<circle cx="12" cy="12" r="8"/><path d="M6.5 17.5l11-11"/>',
  'st-person': '<path d="M12 3 21 12l-9 9-9-9Z" class="f"/><path d="M12 8v5M12 15.8v.4" class="k"/>',
  ok: '<path d="m5 12.5 4.8 4.8L19.5 7"/>',
  error: '<path d="M8.500 3.500h7l5 5v7l-5 5h-7l-5-5v-7Z" class="f"/><path d="M12 8v5M12 15.8v.4" class="k"/>',
  user: '<circle cx="12" cy="8.500" r="4"/><path d="M4.500 20c.8-4 3.800-6 7.500-6s6.700 2 7.500 6" class="t"/><path d="M4.500 20c.8-4 3.800-6 7.500-6s6.700 2 7.500 6"/>',
  upload: '<path d="M12 15V4M7.500 8.500 12 4l4.500 4.500M4.500 20h15"/>',
  retry: '<path d="M19 12a7 7 0 1 1-2.100-5M19 4v4h-4"/>',
  warn: '<path d="M12 3.5 21.5 20h-19Z" class="f"/><path d="M12 9.5v5M12 17.3v.3" class="k"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>',
  x: '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>',
  copy: '<rect x="8.5" y="8.5" width="11" height="11" rx="1.5"/><path d="M15.5 8.5v-3a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3"/>',
  print: '<path d="M7 9V4h10v5M7 17H4.5V9.5h15V17H17"/><path d="M7 14h10v6H7Z"/>',
  prev: '<path d="m6 14.5 6-6 6 6"/>',
  next: '<path d="m6 9.5 6 6 6-6"/>',
  download: '<path d="M12 4v11M7.5 11 12 15.5 16.5 11M4.5 20h15"/>',
} as const satisfies Readonly<Record<string, string>>;

/** Name of an icon, one of {@link ICON_DRAWINGS}. */
export type IconName = keyof typeof ICON_DRAWINGS;

/** An icon beside its word, so hidden from screen readers. Sizes in px. */
export function icon(name: IconName, sizePx = 20): Html {
  return html`<svg class="ic" width="${sizePx}" height="${sizePx}" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}

/** The icon of that name, or that of a rock unit where the sprite has none. */
export function iconNamed(name: string, sizePx = 20): Html {
  return icon(Object.hasOwn(ICON_DRAWINGS, name) ? (name as IconName) : 'unit', sizePx);
}

/** The symbols that a page uses, and no others. */
export function spriteFor(page: string): Html {
  const used = new Set([...page.matchAll(/href="#i-([a-z-]+)"/g)].map((match) => match[1] ?? ''));
  const symbols = [...used].filter((name) => Object.hasOwn(ICON_DRAWINGS, name)).map(symbol);
  return raw(`<svg class="sprite" aria-hidden="true"><defs>${symbols.join('')}</defs></svg>`);
}

function symbol(name: string): string {
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${ICON_DRAWINGS[name as IconName]}</symbol>`;
}
