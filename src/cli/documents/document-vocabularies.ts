import { existsSync } from 'node:fs';
import type { Settings } from '../../config/settings.ts';
import type { VocabularyVersion } from '../../operations/vocabulary-ports.ts';
import { openStore, storeFile } from '../../store/engine/open-store.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import type { Output } from '../output.ts';

/**
 * The own vocabularies of the installation that the settings name, by which words of documents are checked beside those of the
 * program; empty where there is no store, for none is made. A store that cannot be read is told and does not end the command.
 */
export async function documentVocabularies(
  { data, databaseUrl }: Settings,
  output: Output,
): Promise<readonly VocabularyVersion[]> {
  if (databaseUrl === '' && !existsSync(storeFile(data))) return [];
  const store = openStore({ dataFolder: data, databaseUrl });
  try {
    return await vocabularyStore(store.read).latest();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    output.warn(
      `warning  Words are checked by the vocabularies of the program alone; the store cannot be read: ${reason}`,
    );
    return [];
  } finally {
    await store.close();
  }
}
