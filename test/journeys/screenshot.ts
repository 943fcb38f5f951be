import { chromium } from 'playwright-core';

// node test/journeys/screenshot.ts BASE OUT NAME=PATH…: each page at 1280 and 390 px, light and dark, to look at; CLIP=TOP,HEIGHT for a part.
const [base = '', out = '.', ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
for (const one of pages) {
  const [name = '', ...path] = one.split('=');
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      if (colorScheme === 'dark' && process.env.LIGHT_ONLY === '1') continue;
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      page.on('console', (message) => console.log(name, width, message.type(), message.text()));
      await page.goto(base + path.join('='), { waitUntil: 'networkidle' });
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (overflow !== 0) console.log(`${name} ${width}: ${overflow} px wider than the window`);
      const [top, height] = (process.env.CLIP ?? '').split(',').map(Number);
      const clip = height === undefined ? {} : { clip: { x: 0, y: top ?? 0, width, height } };
      await page.screenshot({
        ...clip,
        path: `${out}/${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`,
        fullPage: true,
      });
      await page.close();
    }
  }
}
await browser.close();
