import type { Page } from 'playwright-core';

const MOST_STOPS = 700;
/** A field for a day has a stop for each of its parts. */
const MOST_ON_ONE = 8;

/** Runs in a page: what the keyboard is at. */
const STOP = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { none: true };
  at.lookedSeen = (at.lookedSeen ?? 0) + 1;
  const outlined = (one) => { const style = getComputedStyle(one); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; };
  const near = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean);
  const marked = near.some(outlined) || [...at.querySelectorAll('*')].some((one) => at.closest('svg') && (outlined(one) || parseFloat(getComputedStyle(one).strokeWidth) >= 2));
  return { times: at.lookedSeen, marked, html: at.outerHTML.slice(0, 120) };
})()`;

const UNREACHED = `[...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.type !== 'hidden' && !one.lookedSeen)
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0)
  .filter((one) => !(one.type === 'radio' && document.querySelector('input[type=radio][name="' + one.name + '"]:checked')))
  .map((one) => one.outerHTML.slice(0, 120))`;

interface Stop {
  readonly none?: boolean;
  readonly times: number;
  readonly marked: boolean;
  readonly html: string;
}

/** Goes through a page with the tabulator key: everything is reached, is seen to have the focus, and lets it go; the way to the content comes first. */
export async function lookByKeyboard(page: Page): Promise<readonly string[]> {
  const faults = new Set<string>();
  // A field that has the focus from the start would be where the way begins.
  await page.evaluate('document.activeElement?.blur?.(); getSelection().setPosition(document.body, 0)');
  for (let stops = 0, ends = 0; stops < MOST_STOPS && ends < 2; stops++) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate(STOP)) as Stop;
    if (stop.none) {
      ends++;
      // A screen may put the focus where work goes on; then the way goes once around.
      if (((await page.evaluate(UNREACHED)) as readonly string[]).length === 0) break;
      continue;
    }
    if (stop.times > MOST_ON_ONE) return [...faults, `the focus stays at ${stop.html}`];
    if (!stop.marked) faults.add(`nothing shows the focus at ${stop.html}`);
  }
  const unreached = (await page.evaluate(UNREACHED)) as readonly string[];
  const hasSkip = await page.evaluate(
    'Boolean(document.querySelector("a.skip[href=\\"#main\\"]") && document.querySelector("main#main"))',
  );
  if (!hasSkip) faults.add('no way to the content');
  if (unreached.length > 0) faults.add(`${unreached.length} never reached: ${unreached.slice(0, 2).join(' ')}`);
  return [...faults];
}

const PRINTED = `(() => {
  const faults = [];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  for (const one of document.querySelectorAll('nav:not(.above,:has(.crumb)),.btn,header.top .qs,form[role=search]'))
    if (shown(one)) { faults.push('printed: ' + one.outerHTML.slice(0, 100)); break; }
  const light = (color) => { const [r, g, b, a = 1] = (color.match(/[\\d.]+/g) ?? []).map(Number); if (a === 0) return 1;
    const whole = color.startsWith('color(') ? 1 : 255;
    return [r, g, b].map((v) => { v /= whole; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0); };
  if (light(getComputedStyle(document.body).backgroundColor) < 0.99) faults.push('the paper is not white');
  const grounded = (one) => { for (let at = one; at; at = at.parentElement) { const { backgroundColor } = getComputedStyle(at); if (!/, 0\\)$|transparent/.test(backgroundColor)) return light(backgroundColor); } return 1; };
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg,img,script,style') || !shown(one) || ![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
    if ((grounded(one) + 0.05) / (light(getComputedStyle(one).color) + 0.05) < 4.5) { faults.push('pale on paper: ' + one.outerHTML.slice(0, 100)); break; }
  }
  return faults;
})()`;

/** How a page prints for who reads in the dark: no navigation, dark text on white paper. */
export async function lookAtPrint(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const faults = (await page.evaluate(PRINTED)) as readonly string[];
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  return faults;
}

const BARE = `[...document.querySelectorAll('button,.btn,.pill,input:not([type=hidden]),select,textarea')]
  .filter((one) => one.checkVisibility() && one.getClientRects().length > 0 && !one.closest('.hp'))
  .filter((one) => { const s = getComputedStyle(one); const p = getComputedStyle(one.parentElement);
    return parseFloat(s.borderTopWidth) === 0 && parseFloat(p.borderTopWidth) === 0 && s.outlineStyle === 'none' && s.textDecorationLine === 'none' && !['checkbox', 'radio', 'file', 'range'].includes(one.type); })
  .slice(0, 2).map((one) => 'without an edge in forced colours: ' + one.outerHTML.slice(0, 100))`;

/** With colours that the reader's system forces, what can be pressed or filled in has an edge. */
export async function lookInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const faults = (await page.evaluate(BARE)) as readonly string[];
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

const MOVING = `[...document.querySelectorAll('body *')].filter((one) => { const s = getComputedStyle(one);
  return s.animationName !== 'none' || (s.transitionDuration.split(', ').some((t) => parseFloat(t) > 0) && s.transitionProperty !== 'none'); })
  .slice(0, 2).map((one) => 'moves: ' + one.outerHTML.slice(0, 100))`;

/** Nothing moves for who asks for that. */
export async function lookForMotion(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return (await page.evaluate(MOVING)) as readonly string[];
}

/** What a glove misses on a phone: lower than `leastPx`. Cells of a grid are close together as in every table; labels are drawn as large as they are printed. */
export async function lookForSmallTargets(page: Page, leastPx: number): Promise<readonly string[]> {
  await page.setViewportSize({ width: 390, height: 900 });
  const small = `[...document.querySelectorAll('button,a.btn,input:not([type=hidden]),select,summary')]
    .filter((one) => one.checkVisibility() && one.getClientRects().length > 0 && !one.closest('.gt,[data-element]'))
    .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect(), one.getBoundingClientRect()])
    .filter(([, label, own]) => own.width > 0 && Math.max(label.height, own.height) < ${leastPx - 0.5})
    .slice(0, 6).map(([one, , own]) => 'only ' + Math.round(own.height) + ' px high: ' + one.outerHTML.slice(0, 100))`;
  const faults = (await page.evaluate(small)) as readonly string[];
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}
