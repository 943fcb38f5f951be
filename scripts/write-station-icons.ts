/**
 * Draws `src/web/station/public/icon.svg` as the PNG icons that browsers want of an application to install it, into the same folder. The
 * pictures are committed: run it after a change of the drawing. It needs Chromium (`CHROMIUM`, else /usr/bin/chromium).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '../src/web/station/public');
const GROUND = '#f6f5f1';

/** Side in pixels, share of it that the drawing fills, and whether the ground goes to the edges. */
const ICONS = [
  { name: 'icon-192.png', side: 192, share: 1, isFull: false },
  { name: 'icon-512.png', side: 512, share: 1, isFull: false },
  // Of a maskable icon only the inner 80 % is sure to be seen (W3C, Web Application Manifest, icon masks).
  { name: 'icon-maskable-512.png', side: 512, share: 0.74, isFull: true },
  { name: 'apple-touch-icon.png', side: 180, share: 0.86, isFull: true },
] as const;

const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  for (const { name, side, share, isFull } of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    const inner = Math.round(side * share);
    const ground = isFull ? `background:${GROUND};` : '';
    const style = `<style>html,body{margin:0;${ground}}body{display:grid;place-items:center;height:${side}px}svg{width:${inner}px;height:${inner}px}</style>`;
    await page.setContent(style + drawing);
    writeFileSync(join(folder, name), await page.screenshot({ omitBackground: !isFull }));
    await page.close();
  }
} finally {
  await browser.close();
}
