import assert from 'node:assert/strict';
import { it } from 'node:test';
import { statedWork } from './stated-work.ts';

const found = (text: string) => {
  const read = statedWork(text);
  return read.ok ? `${read.value.identifierType} ${read.value.identifier}` : read.findings[0]!.code;
};

it('knows a work by its DOI, handle or web address, however that was written', () => {
  for (const text of ['10.5194/SD-19-1-2015', 'doi:10.5194/sd-19-1-2015', ' https://doi.org/10.5194/sd-19-1-2015'])
    assert.equal(found(text), 'DOI 10.5194/sd-19-1-2015');
  assert.equal(found('hdl:10013/epic.41234'), 'Handle 10013/epic.41234');
  assert.equal(found('https://hdl.handle.net/10013/epic.41234'), 'Handle 10013/epic.41234');
  assert.equal(found('https://doi.pangaea.de/pages/940001?x=1'), 'URL https://doi.pangaea.de/pages/940001?x=1');
});

it('refuses what leads nowhere, and an address with a password in it', () => {
  for (const text of ['', 'soon', 'https://doi.org/nonsense', 'ftp://x.example/a', 'https://me:pass@x.example/a'])
    assert.equal(found(text), 'work-identifier', text);
  assert.equal(found(`https://x.example/${'a'.repeat(600)}`), 'work-identifier');
});
