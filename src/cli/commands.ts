import type { Command } from './command.ts';
import { backup, restore, verify } from './commands/backup.ts';
import { clientCreate, clientList } from './commands/client.ts';
import { completeness } from './commands/completeness.ts';
import { convert } from './commands/convert.ts';
import { demo } from './commands/demo.ts';
import { expeditionImport } from './commands/expedition-import.ts';
import { exportCommand } from './commands/export.ts';
import { init } from './commands/init.ts';
import { lease } from './commands/lease.ts';
import { migrate } from './commands/migrate.ts';
import { namespaceAdd, namespaceList, namespacePurge, namespaceTransfer } from './commands/namespace.ts';
import { outboxRetry, outboxSettle, outboxStatus } from './commands/outbox.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { register } from './commands/register.ts';
import { serve } from './commands/serve.ts';
import { tokenCreate } from './commands/token-create.ts';
import { userCreate } from './commands/user-create.ts';
import { validate } from './commands/validate.ts';
import { vocabularyFind, vocabularyList, vocabularyShow } from './commands/vocabulary.ts';
import { vocabularyUpdate } from './commands/vocabulary-update.ts';
import { withdraw } from './commands/withdraw.ts';

/** Every command, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [
  demo,
  init,
  serve,
  clientCreate,
  clientList,
  namespaceAdd,
  namespaceList,
  namespaceTransfer,
  namespacePurge,
  userCreate,
  tokenCreate,
  expeditionImport,
  register,
  withdraw,
  lease,
  exportCommand,
  vocabularyList,
  vocabularyShow,
  vocabularyFind,
  vocabularyUpdate,
  convert,
  validate,
  completeness,
  outboxStatus,
  outboxRetry,
  outboxSettle,
  reconcileCommand,
  backup,
  restore,
  verify,
  migrate,
];
