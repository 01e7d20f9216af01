/* SHA-256 (FIPS 180-4) and HMAC (RFC 2104) in plain steps: over plain HTTP a browser lends no cryptography. */

const ROUNDS = 64, BLOCK = 64;
const ROOTS = fractions(3, ROUNDS), START = fractions(2, 8);

/* The first bits of the fractions of the roots of the first primes. */
function fractions(root, count) {
  const found = [];
  for (let n = 2; found.length < count; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (!isPrime) continue;
    const exact = Math.pow(n, 1 / root);
    found.push(Math.floor((exact - Math.floor(exact)) * 4294967296) | 0);
  }
  return found;
}

function turn(word, by) { return word >>> by | word << 32 - by; }

function sha256(bytes) {
  const size = bytes.length, padded = new Uint8Array((size + 9 + BLOCK - 1) / BLOCK >> 0 << 6);
  const view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[size] = 128;
  view.setUint32(padded.length - 8, Math.floor(size / 536870912));
  view.setUint32(padded.length - 4, size << 3 >>> 0);
  const h = START.slice(), w = [];
  for (let at = 0; at < padded.length; at += BLOCK) {
    for (let i = 0; i < ROUNDS; i += 1) {
      if (i < 16) { w[i] = view.getInt32(at + 4 * i); continue; }
      const a = w[i - 15], b = w[i - 2];
      const low = turn(a, 7) ^ turn(a, 18) ^ a >>> 3, high = turn(b, 17) ^ turn(b, 19) ^ b >>> 10;
      w[i] = w[i - 16] + low + w[i - 7] + high | 0;
    }
    const s = h.slice();
    for (let i = 0; i < ROUNDS; i += 1) {
      const e = s[4], a = s[0];
      const pick = e & s[5] ^ ~e & s[6], most = a & s[1] ^ a & s[2] ^ s[1] & s[2];
      const one = s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + pick + ROOTS[i] + w[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most | 0;
      s.pop();
      s.unshift(one + two | 0);
      s[4] = s[4] + one | 0;
    }
    s.forEach(function (word, i) { h[i] = h[i] + word | 0; });
  }
  const out = new Uint8Array(32), words = new DataView(out.buffer);
  h.forEach(function (word, i) { words.setInt32(4 * i, word); });
  return out;
}

function joined(one, two) {
  const both = new Uint8Array(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both;
}

function hmac(key, bytes) {
  const inner = new Uint8Array(BLOCK), outer = new Uint8Array(BLOCK);
  inner.set(key.length > BLOCK ? sha256(key) : key);
  outer.set(inner);
  for (let i = 0; i < BLOCK; i += 1) { inner[i] ^= 54; outer[i] ^= 92; }
  return sha256(joined(outer, sha256(joined(inner, bytes))));
}
