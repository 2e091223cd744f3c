import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync, readSync, statSync } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** An encrypted backup: these letters, 16 bytes of salt, 12 of nonce, the file under AES-256-GCM, 16 bytes of proof. */
const MAGIC = Buffer.from("LONGTABLE BACKUP 1\n");
const [SALT_BYTES, NONCE_BYTES, TAG_BYTES] = [16, 12, 16];
const HEAD_BYTES = MAGIC.length + SALT_BYTES + NONCE_BYTES;
/** About a third of a second and 128 MB for each try: a stolen backup is not opened by guessing a fair passphrase. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

const keyFrom = (passphrase: string, salt: Buffer) => scryptSync(passphrase.normalize("NFKC"), salt, 32, SCRYPT);

/** True for a file that `encryptFile` wrote; a plain database starts otherwise. */
export function isEncrypted(file: string): boolean {
  return statSync(file).size > HEAD_BYTES + TAG_BYTES && readPiece(file, 0, MAGIC.length).equals(MAGIC);
}

/** Encrypts `from` into the new file `to`; resolves once that is on disk. Throws when `to` is there already. */
export async function encryptFile(from: string, to: string, passphrase: string): Promise<void> {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const head = Buffer.concat([MAGIC, salt, nonce]);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(passphrase, salt), nonce);
  cipher.setAAD(head);
  const frame = new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush(done) {
      this.push(cipher.getAuthTag());
      done();
    },
  });
  frame.push(head);
  await pipeline(createReadStream(from), cipher, frame, createWriteStream(to, { flags: "wx", mode: 0o600 }));
  syncFile(to);
}

/**
 * Decrypts `from` into the new file `to`. What is in `to` before this resolves is not to be used.
 *
 * @throws {Error} with one sentence when the passphrase is wrong or the file was changed.
 */
export async function decryptFile(from: string, to: string, passphrase: string): Promise<void> {
  const { size } = statSync(from);
  const head = readPiece(from, 0, HEAD_BYTES);
  const salt = head.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFrom(passphrase, salt), head.subarray(-NONCE_BYTES));
  decipher.setAAD(head);
  decipher.setAuthTag(readPiece(from, size - TAG_BYTES, TAG_BYTES));
  const sealed = createReadStream(from, { start: HEAD_BYTES, end: size - TAG_BYTES - 1 });
  try {
    await pipeline(sealed, decipher, createWriteStream(to, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    if (error instanceof Error && /authenticate/.test(error.message)) {
      throw new Error("The passphrase does not fit this backup, or the file is damaged.");
    }
    throw error;
  }
  syncFile(to);
}

/** Returns once everything written to a file or directory is on disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function readPiece(file: string, position: number, length: number): Buffer {
  const piece = Buffer.alloc(length);
  const handle = openSync(file, "r");
  try {
    readSync(handle, piece, 0, length, position);
  } finally {
    closeSync(handle);
  }
  return piece;
}
