import assert from 'node:assert/strict';
import { it } from 'node:test';
import { shapeOf } from './page-shape.ts';

const page = (main: string, nav = '<a href="/a">A</a>') =>
  `<!doctype html><html lang="en"><head><title>x</title></head><body><nav>${nav}</nav><main id="main">${main}</main></body></html>`;

it('pages of one shape differ in what is said and how often, not in how it is made', () => {
  const table = (rows: string) => `<table class="t"><tbody>${rows}</tbody></table>`;
  const one = shapeOf(page(table('<tr><td>Gneiss<br>2 &lt; 3</td></tr>')));
  assert.deepEqual(one, shapeOf(page(table('<tr><td>A<br>B</td></tr><tr><td><!-- <b> -->C</td></tr>'))));
  assert.deepEqual(shapeOf(page('<p>x</p><script>"<b>"</script>')), shapeOf(page('<p>y</p><script></script>')));
  for (const other of [
    '<tr><td>Gneiss<br><button>Remove</button></td></tr>',
    '<tr><th>Gneiss<br></th></tr>',
    '<tr><td class="n">Gneiss<br></td></tr>',
    '<tr><td aria-label="x">Gneiss<br></td></tr>',
  ])
    assert.notEqual(shapeOf(page(table(other))).content, one.content, other);
});

it('what stands around the content is told apart from it', () => {
  const [one, other] = [shapeOf(page('<p>x</p>')), shapeOf(page('<p>x</p>', '<button>Menu</button>'))];
  assert.equal(one.content, other.content);
  assert.notEqual(one.frame, other.frame);
  assert.notEqual(
    shapeOf(page('<input type="text" disabled><p>x</p>')).content,
    shapeOf(page('<input type="text"><p>x</p>')).content,
  );
});
