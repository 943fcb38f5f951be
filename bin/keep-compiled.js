import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Compiled code is kept in the user's own cache, which halves the time to start; where that cannot be, nothing is lost. */
export function keepCompiled() {
  try {
    module.enableCompileCache(join(homedir(), '.cache', 'corestone'));
  } catch {
    // A user without a name, as containers may have one, has no home either.
  }
}
