/* What this phone keeps: its token and pass for this evening, and answers that are not yet stored elsewhere. */

const HIDE_AFTER = 5000, ACK = 6000, SPACING = 600, WELCOME = 6000, QUIET = 20000, AWAY = 118500;

const code = plain(decodeURIComponentSafe(location.pathname));
const storeKey = 'dg.' + code;

let lang = pickLanguage();
let me = recall();
let now = null;          // what the laptop says: {taking, page}
let fresh = false;       // said on this connection, so answers may go
let why = code.length === 6 ? '' : 'code';
let shown = '';          // what the body was built from
const mine = {};         // per round: what was picked and whether it still shows; never stored

function plain(text) { return text.toUpperCase().replace(/[^A-Z0-9]/g, ''); }
function decodeURIComponentSafe(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }

function recall() {
  let found = null;
  try { found = JSON.parse(kept(storeKey)); } catch (error) { /* what cannot be read is made anew */ }
  if (!found || typeof found.token !== 'string' || found.token.length !== 22 || !found.rounds) {
    found = { token: newToken(), admitted: '', slip: '', rounds: {} };
  }
  const slip = plain(location.hash);
  if (slip) {
    found.slip = slip;
    history.replaceState(null, '', location.pathname);
  }
  return found;
}

function remember() { if (why !== 'code' && why !== 'over') keep(storeKey, JSON.stringify(me)); }

function forgetOthers(all) {
  try {
    Object.keys(localStorage).forEach(function (key) {
      if (key.indexOf('dg.') === 0 && (all || key !== storeKey) && key !== 'dg.lang') localStorage.removeItem(key);
    });
  } catch (error) { /* nothing was kept */ }
}
