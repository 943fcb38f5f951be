/** Copies what the compiler leaves behind and the program reads, our own schema documents, into `dist` or the folder that is named. */
import { copyFileSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const home = join(import.meta.dirname, '..');
const to = process.argv[2] ?? join(home, 'dist');
for (const path of globSync('formats/**/*.xsd', { cwd: join(home, 'src') })) {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  copyFileSync(join(home, 'src', path), join(to, path));
}
