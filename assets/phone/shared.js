/* What every page of ours needs: its parts, its words, what it keeps. `lang` and WORDS are the page's own. */

const doc = document;
const $ = function (id) { return doc.getElementById(id); };

function say(key) { return WORDS[lang][key]; }
function jitter(ms) { return ms * (0.5 + Math.random()); }

function el(tag, attributes, inside) {
  const made = doc.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    if (name === 'on') made.addEventListener({ form: 'submit', input: 'change' }[tag] || 'click', attributes.on);
    else if (attributes[name] !== null) made.setAttribute(name, attributes[name]);
  });
  [].concat(inside === undefined ? [] : inside).forEach(function (part) {
    made.appendChild(typeof part === 'string' ? doc.createTextNode(part) : part);
  });
  return made;
}

function keep(key, value) {
  try { localStorage.setItem(key, value); } catch (error) { /* private mode: this visit only */ }
}
function kept(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode.apply(null, bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

function pickLanguage() {
  const chosen = kept('dg.lang');
  if (chosen === 'nl' || chosen === 'en') return chosen;
  const wanted = (navigator.languages || [navigator.language || 'nl']).map(function (each) {
    return each.slice(0, 2).toLowerCase();
  });
  return wanted.filter(function (each) { return each === 'nl' || each === 'en'; })[0] || 'en';
}
