/** Copies what the compiler leaves behind and the program reads: our own schema documents. */
import { copyFileSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const home = join(import.meta.dirname, '..');
for (const path of globSync('formats/**/*.xsd', { cwd: join(home, 'src') })) {
  mkdirSync(dirname(join(home, 'dist', path)), { recursive: true });
  copyFileSync(join(home, 'src', path), join(home, 'dist', path));
}
