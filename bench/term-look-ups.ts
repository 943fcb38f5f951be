/** Run by the benchmark in a process of its own: how long the first look-up takes, lists read for it, and how long later ones. */
const { count } = JSON.parse(process.argv[2]!) as { count: number };

/** Words in the ways they are written, with the vocabulary they belong to. */
const WORDS = [
  ['odm2/specimentype', 'Core half round'],
  ['odm2/specimentype', 'core-half-round'],
  ['odm2/medium', 'http://vocabulary.odm2.org/medium/rock'],
  ['sesar/material', 'https://w3id.org/sesar/material/gneiss/'],
  ['cgi/simplelithology', 'Basalt'],
  ['sesar/material', 'Rock>Igneous'],
  ['ics/chart', 'Lower Ordovician'],
  ['iso/country', 'Sweden'],
] as const;

const started = performance.now();
const { findTerm } = await import('../src/domain/vocabulary/find-term.ts');
const loaded = performance.now();
if (findTerm('sesar/material', 'Rock>Igneous') === undefined) throw new Error('The first look-up found nothing.');
const firstMs = performance.now() - loaded;
for (const [scheme, words] of WORDS) if (findTerm(scheme, words) === undefined) throw new Error(`No ${words}`);

const startedLater = performance.now();
for (let at = 0; at < count; at++) {
  const [scheme, words] = WORDS[at % WORDS.length]!;
  findTerm(scheme, words);
}
const laterUs = ((performance.now() - startedLater) * 1000) / count;
process.stdout.write(JSON.stringify({ loadMs: loaded - started, firstMs, laterUs }));
