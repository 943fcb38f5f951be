import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { HELP_OF_PAGE, helpAnchor } from './help-of-page.ts';
import { anchoredHelp } from './help-page.ts';

const guide = anchoredHelp(readFileSync(join(import.meta.dirname, '../../../../docs/admin.md'), 'utf8'));

it('every page of the administration has help in the guide, with an anchor of its own', () => {
  const anchors = [...guide.matchAll(/ id="([^"]+)"/g)].map((one) => one[1]);
  assert.equal(new Set(anchors).size, anchors.length, 'none twice');
  for (const [page, name] of Object.entries(HELP_OF_PAGE)) {
    const from = guide.indexOf(` id="${helpAnchor(name)}"`);
    assert.ok(from >= 0, `${page}: nothing called ${name}`);
    const text = guide.slice(from, from + 600).replace(/<[^>]*>/g, '');
    assert.ok(text.length > 120, `${page}: ${text}`);
  }
});

it('nothing of Markdown is left over, and nothing leads elsewhere', () => {
  assert.doesNotMatch(guide.replace(/<code>.*?<\/code>/gs, ''), /[|`*]{2}|\]\(|^#/m);
});

it('entries with several names can be led to by each', () => {
  assert.equal(
    anchoredHelp('## A, `b`\n\n- **Parcels**, **Loans**: both\n- plain\n- **A**: again'),
    '<h2 id="a">A, <code>b</code></h2>\n<ul><li id="parcels"><span id="loans"></span><b>Parcels</b>, <b>Loans</b>: both</li><li>plain</li><li><b>A</b>: again</li></ul>',
  );
});
