/* A short text for the trainer. It lives here alone, and goes with its step. */

const LONGEST = 140, HEARD = 15000, TRIES = 6;
/* What steers, turns or is not there to be seen; the server takes no text that has it. */
const UNSEEN = /[\0-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\ufffb]|\ud804[\udcbd\udccd]|\ud80d[\udc30-\udc5f]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|[\udb40-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g;
const HALF = /(^|[^\ud800-\udbff])[\udc00-\udfff]+/g;
const PILED = /([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;

let draft = { step: -1, open: false, typed: '' };
let posted = null, postTimer = 0;  // on its way

function tidy(text) {
  const clean = text.replace(/\s+/g, ' ').replace(UNSEEN, '').replace(HALF, '$1').replace(PILED, '$1').trim();
  return /[^\s\u200d]/.test(clean) ? clean : '';
}

function texting(body) {
  heading(now.page.text[lang]);
  const area = el('textarea', { id: 'text', rows: '5', maxlength: String(LONGEST), 'aria-describedby': 'hint left wrong' });
  const left = el('p', { id: 'left', class: 'state' });
  const button = el('button', { type: 'submit', class: 'plain main' }, say('send'));
  area.addEventListener('input', function () {
    draft.typed = area.value;
    if ($('wrong').getAttribute('data-why') === 'textEmpty') alarm('');
    tell('');
    paint();
  });
  body.appendChild(el('p', { id: 'hint' }, say('textHint')));
  body.appendChild(el('form', { novalidate: '', on: post }, [
    el('label', { for: 'text' }, say('textLabel')), area, left, button
  ]));
  painters.push(function () {
    if (area.value !== draft.typed) area.value = draft.typed;
    left.textContent = LONGEST - draft.typed.length + say('textLeft');
    area.readOnly = !!posted;
    button.setAttribute('aria-disabled', String(!!posted));
  });
}

function post(event) {
  event.preventDefault();
  if (posted) return;
  const clean = tidy(draft.typed);
  if (!clean) { alarm('textEmpty'); $('text').focus(); return; }
  posted = { t: clean, n: newToken().slice(0, 12), tries: 0, up: false };
  tell('textSending');
  paint();
  repost();
}

function repost() {
  clearTimeout(postTimer);
  if (!posted || !fresh) return;
  posted.tries += 1;
  if (posted.tries > TRIES) { texted({ n: posted.n, what: 'closed' }); return; }
  posted.up = true;
  if (!lineUp) { ask(); return; }
  try { line.send(JSON.stringify({ do: 'text', t: posted.t, n: posted.n })); } catch (error) { drop(); return; }
  postTimer = setTimeout(drop, HEARD);
}

function texted(said) {
  if (!posted || said.n !== posted.n || said.what === 'wait') return;
  clearTimeout(postTimer);
  posted = null;
  if (said.what === 'passed') draft.typed = '';
  tell({ passed: 'textIn', soon: 'textSoon', often: 'textOften', full: 'textFull' }[said.what] || 'textGone');
  paint();
}

/* Whether something was typed that can no longer be sent. It stays until the step is left. */
function unsent() {
  const asks = now.page.text, same = asks && asks.step === draft.step;
  const lost = draft.open && !(same && asks.open) && !posted && tidy(draft.typed);
  if (!same) draft = { step: asks ? asks.step : -1, typed: '' };
  draft.open = !!asks && asks.open;
  return lost;
}
