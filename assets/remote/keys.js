/* What this phone keeps of the pairing, and how it proves what it says. */

const STORE = 'dg.remote';

let lang = pickLanguage();
let me = recall();

function utf8(text) { return Uint8Array.from(unescape(encodeURIComponent(text)), function (sign) { return sign.charCodeAt(0); }); }
function hex(bytes) { return Array.from(bytes, function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join(''); }
function unhex(text) { return Uint8Array.from(text.match(/../g) || [], function (pair) { return parseInt(pair, 16); }); }
function prove(key, parts) { return hex(hmac(unhex(key), utf8(parts.join('|')))); }

/* The key behind the # of a fresh code begins a new pairing; it goes out of the address at once. */
function recall() {
  const scanned = /^#([A-Za-z0-9_-]{22})$/.exec(location.hash);
  if (scanned) {
    const raw = atob(scanned[1].replace(/-/g, '+').replace(/_/g, '/') + '==');
    const key = Array.from(raw, function (sign) { return ('0' + sign.charCodeAt(0).toString(16)).slice(-2); }).join('');
    history.replaceState(null, '', location.pathname);
    const fresh = { id: newToken(), key: key, session: '', s: 0 };
    keep(STORE, JSON.stringify(fresh));
    return fresh;
  }
  try {
    const found = JSON.parse(kept(STORE));
    if (found && typeof found.id === 'string' && (found.key || found.session)) return found;
  } catch (error) { /* what cannot be read is no pairing */ }
  return { id: '', key: '', session: '', s: 0 };
}

function remember() { keep(STORE, JSON.stringify(me)); }

function forget() {
  me = { id: '', key: '', session: '', s: 0 };
  try { localStorage.removeItem(STORE); } catch (error) { /* nothing was kept */ }
}

/* Counts of all windows of this phone rise together. */
function nextCount() {
  const other = recall();
  if (other.id === me.id) me.s = Math.max(me.s, other.s);
  me.s += 1;
  remember();
  return me.s;
}
