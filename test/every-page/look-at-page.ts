import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Runs all rules but experimental ones, and that targets are 24 px or have room around them (WCAG 2.2, 2.5.8); those of CONTRAST run by
 * themselves.
 */
const WHOLE = `{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }`;
const CONTRAST = `{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }`;
const SMALL = `{ resultTypes: ['violations'], runOnly: ['target-size', 'scrollable-region-focusable'] }`;

/**
 * Runs in a page: every combination of what the contrast of a text depends on, once: its colour, size and weight, what it stands on, how
 * much shines through, and for links what stands around them. What is not shown is not measured, and so does not count.
 */
const COMBINATIONS = `(() => {
  const grounds = new Map();
  const groundOf = (one) => {
    if (one === null) return '';
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
      const own = [backgroundColor, backgroundImage, opacity, filter].join(' ');
      const isClear = own === 'rgba(0, 0, 0, 0) none 1 none';
      const below = groundOf(one.parentElement);
      grounds.set(one, isClear ? below : own + ' on ' + below);
    }
    return grounds.get(one);
  };
  const found = new Set();
  const add = (one, part) => {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one, part);
    const link = one.closest('a[href]');
    const around = link && getComputedStyle(link).textDecorationLine + ' in ' + getComputedStyle(link.parentElement).color;
    found.add([color, fontSize, fontWeight, textShadow, groundOf(one), around, one.disabled === true].join('; '));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim() !== '') add(texts.currentNode.parentElement);
  for (const one of document.querySelectorAll('input,textarea,select')) { add(one); if (one.placeholder) add(one, '::placeholder'); }
  return [...found];
})()`;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly {
    readonly html: string;
    readonly target: readonly string[];
    readonly any: readonly { readonly message: string }[];
  }[];
}

/** Hundreds of operations of an interface are all made alike. */
const MOST_UNFOLDED = 20;

/** The widths at which no page may scroll sideways: a desk, 200 % zoom at it, a phone, 400 % zoom (WCAG 1.4.10). */
const WIDTHS = [1280, 640, 390, 320] as const;

/** Has axe in every page of a context from its beginning, which is faster than sending it to each. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(AXE);
}

/**
 * Says what is wrong with a page that is open: what axe finds in light and dark, and at which widths it is too wide. Everything that can
 * be unfolded is. Contrast hangs on the combination of colours that a text stands in: pages with none that is not among those `seen`
 * before are not measured again. Without `seen` each page is measured.
 */
export async function lookAtPage(page: Page, seen = new Set<string>()): Promise<readonly string[]> {
  await page.evaluate(
    `for (const one of [...document.querySelectorAll('main details:not(.pop)')].slice(0, ${MOST_UNFOLDED})) one.open = true`,
  );
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  const faults = [
    ...(await findFaults(page, WHOLE, 'light, 1280 px')),
    ...(await findPale(page, seen, 'light, 1280 px')),
  ];
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await findPale(page, seen, 'dark, 1280 px')));
  for (const width of WIDTHS.slice(1)) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await findOverflow(page, width)));
    if (width !== 390) continue;
    faults.push(...(await findFaults(page, SMALL, 'dark, 390 px')), ...(await findPale(page, seen, 'dark, 390 px')));
    await page.evaluate(`for (const one of document.querySelectorAll('${MENUS}')) one.open = true`);
    faults.push(...(await findOverflow(page, width)));
    await page.evaluate(`for (const one of document.querySelectorAll('${MENUS}')) one.open = false`);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  faults.push(...(await findOverflow(page, WIDTHS[0])));
  return faults;
}

/** What axe finds in light, and whether the page fits a desk and a phone: for states of a page that is looked at whole elsewhere. */
export async function lookBriefly(page: Page, seen = new Set<string>()): Promise<readonly string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  const faults = [
    ...(await findFaults(page, WHOLE, 'light, 1280 px')),
    ...(await findPale(page, seen, 'light, 1280 px')),
    ...(await findOverflow(page, 1280)),
  ];
  await page.setViewportSize({ width: 390, height: 900 });
  faults.push(...(await findFaults(page, SMALL, 'light, 390 px')), ...(await findOverflow(page, 390)));
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}

/** Texts that are hard to read, where a combination of colours is new; what is found is not taken as seen. */
async function findPale(page: Page, seen: Set<string>, look: string): Promise<readonly string[]> {
  const combinations = (await page.evaluate(COMBINATIONS)) as readonly string[];
  if (combinations.every((one) => seen.has(one))) return [];
  const faults = await findFaults(page, CONTRAST, look);
  if (faults.length === 0) for (const one of combinations) seen.add(one);
  return faults;
}

/** What is drawn on a label is as large as it will be printed (WCAG 2.5.8, essential); its form beside has targets of full size. */
function isEssential(rule: string, html: string): boolean {
  return rule === 'target-size' && html.includes('data-element=');
}

/** What axe finds, a line a rule with the first places. */
async function findFaults(page: Page, options: string, look: string): Promise<readonly string[]> {
  // What was right is most of what axe tells, and slow to send.
  const violations = (await page.evaluate(`axe.run(${options}).then((one) => one.violations)`)) as readonly Violation[];
  const found = violations.map((one) => ({
    ...one,
    nodes: one.nodes.filter((node) => !isEssential(one.id, node.html)),
  }));
  return found
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, impact, nodes }) => {
      const places = nodes
        .slice(0, 2)
        .map((one) => `${one.html.slice(0, 140)} ${one.any[0]?.message.slice(0, 160) ?? ''}`);
      return `${id} (${impact}, ${look}) ${nodes.length} times: ${places.join(' | ')}`;
    });
}

/** What opens above the rest of a page. */
const MENUS = 'details.menu,details.pop';

const WIDEST = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest('svg *'))
  .filter((one) => { for (let at = one.parentElement; at; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return false; return true; })
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 100)).join(' | ')`;

/** One line where the page scrolls sideways, with what sticks out. */
export async function findOverflow(page: Page, width: number): Promise<readonly string[]> {
  const over = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
  return over <= 0 ? [] : [`${over} px wider than ${width} px: ${await page.evaluate(WIDEST)}`];
}
