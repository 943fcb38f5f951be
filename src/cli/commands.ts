import type { Command } from './command.ts';
import { aliasAdd, aliasExport, aliasList, aliasRemove } from './commands/alias.ts';
import { aliasImport } from './commands/alias-import.ts';
import { backup, backupCheck, backupList } from './commands/backup.ts';
import { bulk } from './commands/bulk.ts';
import { clientCreate, clientList } from './commands/client.ts';
import { completeness } from './commands/completeness.ts';
import { convert } from './commands/convert.ts';
import { demo } from './commands/demo.ts';
import { dump } from './commands/dump.ts';
import { expeditionExport } from './commands/expedition-export.ts';
import { expeditionImport } from './commands/expedition-import.ts';
import { exportCommand } from './commands/export.ts';
import { exportHandleBatch } from './commands/export-handle-batch.ts';
import { fieldsExport, fieldsImport } from './commands/fields.ts';
import { grantAdd, grantList, grantRemove } from './commands/grant.ts';
import { harvest } from './commands/harvest.ts';
import { init } from './commands/init.ts';
import { jobsCancel, jobsList, jobsResume, jobsShow } from './commands/jobs.ts';
import { label } from './commands/label.ts';
import { labelLayoutExport, labelLayoutImport, labelLayoutList, labelLayoutRemove } from './commands/label-layout.ts';
import { landingCheck, landingStatus } from './commands/landing.ts';
import { lease } from './commands/lease.ts';
import { migrate } from './commands/migrate.ts';
import { namespaceAdd, namespaceList, namespacePurge, namespaceTransfer } from './commands/namespace.ts';
import { namespaceImport } from './commands/namespace-import.ts';
import { outboxRetry, outboxSettle, outboxStatus } from './commands/outbox.ts';
import { printerList, printerRetry } from './commands/printer.ts';
import { push } from './commands/push.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { register } from './commands/register.ts';
import { registryImport } from './commands/registry-import.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import {
  sourceAdd,
  sourceChange,
  sourceFindings,
  sourceList,
  sourceRemove,
  sourceRun,
  sourceRuns,
} from './commands/source.ts';
import { storageImport, storageMove, storageWhere } from './commands/storage.ts';
import { tokenCreate } from './commands/token-create.ts';
import { userCreate } from './commands/user-create.ts';
import { validate } from './commands/validate.ts';
import { verify } from './commands/verify.ts';
import { vocabularyFind, vocabularyList, vocabularyShow } from './commands/vocabulary.ts';
import { vocabularyUpdate } from './commands/vocabulary-update.ts';
import { webhookCreate, webhookList, webhookRemove, webhookTest } from './commands/webhook.ts';
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
  namespaceImport,
  registryImport,
  userCreate,
  grantAdd,
  grantList,
  grantRemove,
  tokenCreate,
  expeditionImport,
  fieldsImport,
  fieldsExport,
  expeditionExport,
  register,
  bulk,
  jobsList,
  jobsShow,
  jobsCancel,
  jobsResume,
  withdraw,
  lease,
  exportCommand,
  exportHandleBatch,
  report,
  label,
  labelLayoutList,
  labelLayoutExport,
  labelLayoutImport,
  labelLayoutRemove,
  printerList,
  printerRetry,
  storageImport,
  storageWhere,
  storageMove,
  dump,
  webhookCreate,
  webhookList,
  webhookRemove,
  webhookTest,
  harvest,
  sourceAdd,
  sourceList,
  sourceChange,
  sourceRemove,
  sourceRun,
  sourceRuns,
  sourceFindings,
  aliasImport,
  aliasAdd,
  aliasRemove,
  aliasList,
  aliasExport,
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
  push,
  reconcileCommand,
  landingCheck,
  landingStatus,
  backup,
  backupList,
  backupCheck,
  restore,
  verify,
  migrate,
];
