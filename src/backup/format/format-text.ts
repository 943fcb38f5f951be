/** Written beside every backup as FORMAT.txt, so that it can be read when this program is gone. */
export const FORMAT_TEXT = `Corestone backup, format 1
==========================

This folder holds backups of one Corestone installation. It can be read with common tools: JSON (RFC 8259), Zstandard (RFC 8878),
SHA-256 and HMAC (FIPS 180-4, RFC 2104), HKDF (RFC 5869), scrypt (RFC 7914), AES-256-GCM (NIST SP 800-38D).

corestone-backup.json   what the folder is, and how its keys are made
backups/ID              one manifest for each complete backup; ID begins with its time (UTC)
chunks/XX/NAME          pieces of content, shared by all backups; XX are the first two digits of NAME
lock.json, tmp-*        a backup under way, or what an interrupted one left; no part of any backup

Keys. Where "encryption" in corestone-backup.json is not null:
  key0 = scrypt(passphrase as UTF-8, salt, N, r, p, 32 octets)
  data key = AES-256-GCM decryption of "wrapped.data" with key0, "wrapped.nonce", "wrapped.tag", additional data "corestone data key"
  content key = HKDF-SHA-256(data key, no salt, info "corestone content", 32 octets)
  name key = HKDF-SHA-256(data key, no salt, info "corestone names", 32 octets)
Octets in JSON are base64.

Every manifest and chunk is a sealed file:
  octets 0-3  CSB1
  octet  4    1: Zstandard only; 3: Zstandard, then AES-256-GCM with the content key
  then for 3: nonce (12), ciphertext, tag (16); additional data is the name: "backups/ID", or the NAME of the chunk
       for 1: Zstandard frame, then SHA-256 (32) over the name followed by the frame

NAME of a chunk is SHA-256 of its unpacked content in hexadecimal, or HMAC-SHA-256 with the name key where encrypted.

A manifest is one JSON object:
  tables  for each table: name, columns, rows, sum, chunks. The chunks joined in order are lines; each line is a JSON list of the values
          of one row in the order of the columns: text, number, null, {"b": base64} for octets, {"n": "Infinity"} for numbers that
          JSON cannot say. "sum" is the sum of the SHA-256 of all lines (without the line feed) as numbers, modulo 2^256, in
          hexadecimal: it does not depend on the order of rows.
  files   for each file kept beside the database: path, bytes, sha256, chunks, which joined are the file.
  migrations  how the tables were made, by the names the program uses; engine, program: what wrote it.
Tables that follow from others (search index, prepared documents) are left out and made anew after restoring.
`;
