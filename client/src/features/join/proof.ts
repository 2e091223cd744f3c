/** Round constants and first state of SHA-256: the leading bits of the roots of the first primes. */
const [ROUNDS, START] = constants();
/** Hashes between two looks at the clock, and milliseconds before the page may do something else. */
const [PIECE, SLICE_MS] = [500, 12];
/** One block holds 64 bytes, of which the length takes eight and the end mark one. */
const BLOCK_BYTES = 64;

/**
 * Does the work a server asks for when somebody guesses codes: finds a number that, behind the challenge and a dot, gives
 * a SHA-256 that begins with as many zero bits as the challenge says. Lets the page breathe meanwhile.
 */
export async function solve(challenge: string): Promise<string> {
  const bits = Number(challenge.split(".")[2]);
  const head = new TextEncoder().encode(`${challenge}.`);
  const words = new Int32Array(64);
  const block = new DataView(new ArrayBuffer(BLOCK_BYTES));
  let until = Date.now() + SLICE_MS;
  for (let nonce = 0; ; nonce += 1) {
    const text = String(nonce);
    if (firstWord(fill(block, head, text), words) >>> (32 - bits) === 0) return `${challenge}.${text}`;
    if (nonce % PIECE === 0 && Date.now() > until) {
      await new Promise((resolve) => setTimeout(resolve));
      until = Date.now() + SLICE_MS;
    }
  }
}

/** Writes one padded message into the block. */
function fill(block: DataView, head: Uint8Array, text: string): DataView {
  const bytes = new Uint8Array(block.buffer);
  bytes.fill(0);
  bytes.set(head);
  for (let i = 0; i < text.length; i += 1) bytes[head.length + i] = text.charCodeAt(i);
  const length = head.length + text.length;
  bytes[length] = 0x80;
  block.setUint32(BLOCK_BYTES - 4, length * 8);
  return block;
}

const at = (list: Int32Array, i: number) => list[i] as number;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the SHA-256 of a message of one block. */
function firstWord(block: DataView, w: Int32Array): number {
  for (let i = 0; i < 16; i += 1) w[i] = block.getInt32(4 * i);
  for (let i = 16; i < 64; i += 1) {
    const x = at(w, i - 15);
    const y = at(w, i - 2);
    const small = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const large = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = at(w, i - 16) + small + at(w, i - 7) + large;
  }
  let [a, b, c, d] = [at(START, 0), at(START, 1), at(START, 2), at(START, 3)];
  let [e, f, g, h] = [at(START, 4), at(START, 5), at(START, 6), at(START, 7)];
  for (let i = 0; i < 64; i += 1) {
    const pick = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + pick + at(ROUNDS, i) + at(w, i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  return (a + at(START, 0)) >>> 0;
}

function constants(): [Int32Array, Int32Array] {
  const [cubes, squares]: [number[], number[]] = [[], []];
  const part = (root: number) => ((root % 1) * 2 ** 32) | 0;
  for (let n = 2; cubes.length < 64; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (!isPrime) continue;
    cubes.push(part(Math.cbrt(n)));
    if (squares.length < 8) squares.push(part(Math.sqrt(n)));
  }
  return [new Int32Array(cubes), new Int32Array(squares)];
}
