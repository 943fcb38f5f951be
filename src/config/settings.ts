import type { Language } from '../domain/language.ts';
import type { Role } from './roles.ts';

/** Everything that can be set from outside, decided and checked. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** Folder with the formats of communities, one folder each. */
  readonly communities: string;
  /** Empty means the embedded store in `data`. */
  readonly databaseUrl: string;
  /** Public address without trailing slash. */
  readonly baseUrl: string;
  readonly roles: readonly Role[];
  /** Namespace of a repository, for what it gives IGSNs to; empty is that of the program. */
  readonly ownNamespace: string;
  /** Keys whose packages of expeditions are taken over; where none is named, the first for an expedition is. */
  readonly trustedKeys: readonly string[];
  /** Largest package of an expedition that is taken in pieces, in GB of 1e9 octets. */
  readonly packageMostGb: number;
  /** `none`, or names of upstreams joined by `+`; clients may have others. */
  readonly upstream: string;
  /** File that names the upstreams; where it is not there, only `recorded` is known. */
  readonly upstreams: string;
  /** Language of public pages where a reader prefers none that we have. */
  readonly language: Language;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Page requests a minute and address; 0 is no limit. */
  readonly rateLimit: number;
  /** Requests a minute and account to the APIs; 0 is no limit. */
  readonly apiRateLimit: number;
  /** Different wrong sign-ins a quarter of an hour and address; 0 is no limit. */
  readonly signInFailures: number;
  /** Hours after which a browser session ends. */
  readonly sessionHours: number;
  /** Minutes without use after which it ends; 0 is never. */
  readonly sessionIdleMinutes: number;
  /** Days after which records in test namespaces are removed; -1 is never. */
  readonly testDays: number;
  /** Address of an OpenID Connect provider; empty where people sign in by password only. */
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  /** File of further providers; empty where there are none. */
  readonly oidcProviders: string;
  /** Proxies in front, each of which adds to `X-Forwarded-For`; 0 is none. */
  readonly trustProxy: number;
  /** Whether OAI-PMH records from a former registry go by the ids they had there. */
  readonly keepOaiIds: boolean;
  /** Whether OAI-PMH gives out harvested records of others beside our own. */
  readonly oaiReexport: boolean;
  /** Prefixes of the formats in which documents are prepared for OAI-PMH. */
  readonly preparedFormats: readonly string[];
  /** List pages of OAI-PMH worked on at once; 0 is no limit. */
  readonly oaiMostPages: number;
  /** Address of the licence of the metadata, for OAI-PMH; empty says nothing of it. */
  readonly metadataLicence: string;
  /** Whether the server looks once a day whether landing pages answer. */
  readonly checkLandingPages: boolean;
  /** Whether the server writes a full dump once a day. */
  readonly dumpDaily: boolean;
  /** Names of the formats of dumps, where nobody says others. */
  readonly dumpFormats: readonly string[];
  /** How many dumps are kept. */
  readonly dumpKeep: number;
  /** Whether dumps hold harvested records of others, where nobody says. */
  readonly dumpHarvested: boolean;
  /** Address of the licence that dumps state; empty is none. */
  readonly dumpLicence: string;
  /** Whether webhooks may be sent to plain http addresses. */
  readonly webhookHttp: boolean;
  /** Largest file of an object in MB (a million octets). */
  readonly fileMostMb: number;
  /** Largest picture of an object in millions of pixels. */
  readonly pictureMostMegapixels: number;
  /** Label printers as `NAME=HOST:PORT`, joined by commas; empty is none. */
  readonly printers: string;
  /** File of a font for letters that standard fonts of PDF do not have; empty is none. */
  readonly paperFont: string;
  /** Whether sources of harvests may send the server on into the internal network. */
  readonly harvestInternal: boolean;
  /** How often the server compares the register with each upstream. */
  readonly reconcileEvery: 'never' | 'day' | 'week' | 'month';
  /** Whether comparisons by schedule repair. */
  readonly reconcileRepair: boolean;
  /** How the MDS API answers where the registry of 2020 was broken. */
  readonly mdsMode: 'sane' | 'strict-2020';
  /** Whether the MDS API takes an address only for what has been described (412 otherwise). */
  readonly mdsMetadataFirst: boolean;
  /** Whether the MDS API answers 410, not the address, for an identifier whose metadata was deleted. */
  readonly mdsInactiveGone: boolean;
  /** Folder or sftp address of the backups that the server makes by itself; empty is none. */
  readonly backupTo: string;
  /** When: a time of day in UTC (`02:30`), or every so many hours (`6h`). */
  readonly backupAt: string;
  /** What is kept: `last=7,daily=14,weekly=8,monthly=24`. */
  readonly backupKeep: string;
  /** How often a backup is restored on trial. */
  readonly backupTrial: 'never' | 'weekly' | 'always';
  /** Hours after which the latest backup is too old; 0 follows from `backupAt`. */
  readonly backupLateHours: number;
  /** Other places that a timer backs up to, with the hours after which the latest there is too old: `DEST=HOURS,…`. */
  readonly backupWatch: string;
  /** File with the passphrase of backups; empty where the passphrase is given itself, or nothing is encrypted. */
  readonly backupPassphraseFile: string;
  readonly backupPassphrase: string;
  /** File with the keys of sftp servers that are trusted. */
  readonly backupSftpKnownHosts: string;
  /** The one key of the sftp server that is trusted, as `SHA256:…`; empty is what the file says. */
  readonly backupSftpFingerprint: string;
  /** File with the private key to sign in to the sftp server. */
  readonly backupSftpKeyFile: string;
  readonly backupSftpPasswordFile: string;
  readonly backupSftpPassword: string;
  /** Mail server as `smtp://user:password@host:port`; empty is none, and mails wait. */
  readonly smtpUrl: string;
  /** Who mails are from; empty is corestone@ and the host of the base address. */
  readonly mailFrom: string;
  /** Where answers to mails go; empty is to whom they are from. */
  readonly mailReplyTo: string;
  /** Mails a minute at most, over all servers of one database. */
  readonly mailPerMinute: number;
  /** Days from the due date of a loan at which its borrower is reminded, before it negative; none is never. */
  readonly loanReminders: readonly number[];
  /** Who is told of what an operator should look at; empty is nobody. */
  readonly alarmMail: string;
  /** Largest metadata document the MDS API takes, in bytes. */
  readonly mdsLargestXmlBytes: number;
}
