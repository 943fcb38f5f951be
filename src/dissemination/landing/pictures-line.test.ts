import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsIn } from '../words/words.ts';
import { picturesLine } from './pictures-line.ts';

const BASE = 'https://samples.example';
const line = (images: { url: string; caption?: string; licence?: string }[], media: string[] = []) =>
  picturesLine(
    { images, title: 'A core <b>' },
    media.map((url) => ({ mediaType: 'image/jpeg', url })),
    BASE,
    wordsIn('en'),
  )?.toString();

describe('the pictures of an object', () => {
  it('are links with caption, holder and licence, and fetched from nobody else', () => {
    const text = line(
      [{ url: 'https://a.example/x.jpg', caption: 'Half <A>', licence: 'CC BY 4.0' }],
      ['https://b.example/y.png'],
    );
    assert.match(text ?? '', /<a class="brk" href="https:\/\/a\.example\/x\.jpg">Half &lt;A&gt;<\/a>/);
    assert.match(text ?? '', /\(a\.example, CC BY 4\.0\).*href="https:\/\/b\.example\/y\.png">b\.example/);
    assert.doesNotMatch(text ?? '', /<img/);
  });

  it('are shown where they lie on this very site', () => {
    const text = line([{ url: 'https://a.example/x.jpg' }], [`${BASE}/files/core.jpg`]);
    assert.match(
      text ?? '',
      /<img src="https:\/\/samples\.example\/files\/core\.jpg" alt="A core &lt;b&gt;" loading="lazy"/,
    );
    for (const url of [`${BASE}.evil.example/core.jpg`, `${BASE}/files/core.svg`, `${BASE}/igsn/X`])
      assert.doesNotMatch(line([{ url }]) ?? '', /<img/, url);
  });

  it('are nothing where there is none, nor an address of the web', () => {
    assert.equal(line([]), undefined);
    assert.equal(line([{ url: 'javascript:alert(1)' }, { url: 'mailto:a@b.example' }, { url: 'x' }]), undefined);
    assert.equal(
      picturesLine({ title: '' }, [{ mediaType: 'text/csv', url: 'https://a.example/a' }], BASE, wordsIn('en')),
      null,
    );
  });

  it('are named once, the first four', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ url: `https://a.example/${at % 6}.jpg` }));
    assert.match(line(many) ?? '', /3\.jpg.* 2 more below\./);
    assert.doesNotMatch(line(many) ?? '', /4\.jpg/);
  });
});
