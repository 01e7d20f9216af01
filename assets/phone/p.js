/* The phone page: shows what the laptop says, sends answers, keeps them until the laptop has them on disk.
   Plain ES2017 for old phones. Texts of the deck reach the page through textContent only. */
(function () {
'use strict';

const WORDS = {
  nl: {
    wait: ['Even wachten', 'We zoeken verbinding met de laptop van de begeleider.'],
    look: ['Kijk naar het scherm', 'Wordt er gestemd? Dan komt de vraag hier vanzelf.'],
    talk: ['Praat met elkaar', 'Leg je telefoon gerust even weg. Laat deze pagina open.'],
    write: ['Schrijf voor jezelf', 'Doe dit op papier. Hier hoef je niets in te vullen.'],
    listen: ['Luister', 'Een ander is aan het woord. Laat deze pagina open.'],
    rest: ['Nu even niets', 'Laat deze pagina open. Straks gaat het hier vanzelf verder.'],
    door: ['De deur is dicht', 'Er mogen nu geen telefoons meer bij. Vraag de begeleider of de deur weer open mag. We kijken zelf steeds opnieuw.'],
    slow: ['Het is druk', 'We proberen het zo weer. Je hoeft niets te doen.'],
    code: ['Typ de code', 'De code staat op het scherm in de zaal. Hij heeft 6 tekens.'],
    slip: ['Typ je stembriefje over', 'Op je stembriefje staat een code. Die telt één keer.'],
    codeLabel: 'Code van het scherm', slipLabel: 'Code van je stembriefje', go: 'Ga verder',
    codeWrong: 'Deze code klopt niet. Kijk op het scherm welke code er staat.',
    codeShort: 'Een code heeft 6 letters of cijfers.',
    slipWrong: 'Deze code staat niet op een stembriefje van vandaag. Kijk hem nog eens na.',
    slipShort: 'Vul de code van je stembriefje in.',
    second: 'tweede stemming', whatIf: 'Wat als', readCase: 'Lees de casus',
    how: { options: 'Tik op je antwoord.', scale: 'Kies een cijfer.', shades: 'Tik op je antwoord.', grey: 'Geef elk geval een plek tussen wit en zwart.', multiple: 'Kies wat past. Tik daarna op Versturen.', ranking: 'Zet het belangrijkste bovenaan. Tik daarna op Versturen.', certainty: '' },
    scaleLow: '0: helemaal niet', scaleHigh: '10: helemaal', white: '1: wit', black: '7: zwart',
    sure: 'Hoe zeker ben je van je antwoord?', sureMore: 'Je mag dit overslaan.', sureLow: '1: heel onzeker', sureHigh: '5: heel zeker',
    send: 'Versturen', up: 'Zet omhoog: ', down: 'Zet omlaag: ', nowAt: ' staat nu op plaats ', pickOne: 'Kies eerst minstens één antwoord.',
    sending: 'Je antwoord wordt bewaard…', got: 'Ontvangen. Je kunt wijzigen tot de stemming sluit.',
    placeGot: 'Ontvangen', placeIn: 'Binnen. Tik om te wijzigen.', placeSending: 'Wordt bewaard…',
    done: 'Je antwoord is binnen.', doneMore: 'We laten het niet meer zien, zodat niemand meekijkt.', change: 'Wijzigen',
    opened: 'De stemming is open.', closed: 'De stemming is gesloten', counts: 'Je antwoord telt mee.', none: 'Je hebt niet gestemd.', look2: 'Kijk naar het scherm.',
    late: 'De stemming sloot voordat je antwoord aankwam. Het telt niet mee.', lateChange: 'De stemming sloot voordat je wijziging aankwam. Je eerdere antwoord telt mee.',
    again: 'Deze stemming begint opnieuw. Kies nog een keer.', bad: 'Dit antwoord past niet bij de vraag. Kies nog een keer.',
    lost: 'De verbinding is weg. We proberen het steeds opnieuw.', kept: ' Je stem wordt bewaard.', back: 'De verbinding is er weer.', busy: 'Het is druk. Je antwoord gaat zo vanzelf mee.',
    promise: 'Je stemt zonder naam. Op het scherm komen alleen totalen.'
  },
  en: {
    wait: ['Please wait', 'We are looking for the laptop of the facilitator.'],
    look: ['Look at the screen', 'When there is a vote, the question appears here by itself.'],
    talk: ['Talk with each other', 'Feel free to put your phone away. Leave this page open.'],
    write: ['Write for yourself', 'Do this on paper. There is nothing to fill in here.'],
    listen: ['Listen', 'Somebody else is speaking. Leave this page open.'],
    rest: ['Nothing to do now', 'Leave this page open. It goes on by itself later.'],
    door: ['The door is closed', 'No more phones can join now. Ask the facilitator to open the door. We keep looking.'],
    slow: ['It is busy', 'We try again in a moment. There is nothing you need to do.'],
    code: ['Type the code', 'The code is on the screen in the room. It has 6 characters.'],
    slip: ['Type the code of your slip', 'There is a code on your voting slip. It counts once.'],
    codeLabel: 'Code on the screen', slipLabel: 'Code on your slip', go: 'Continue',
    codeWrong: 'This code is not right. Look at the screen for the code.',
    codeShort: 'A code has 6 letters or digits.',
    slipWrong: 'This code is not on any slip of today. Please check it.',
    slipShort: 'Fill in the code on your slip.',
    second: 'second vote', whatIf: 'What if', readCase: 'Read the case',
    how: { options: 'Tap your answer.', scale: 'Choose a number.', shades: 'Tap your answer.', grey: 'Give each case a place between white and black.', multiple: 'Choose what fits. Then tap Send.', ranking: 'Put the most important one on top. Then tap Send.', certainty: '' },
    scaleLow: '0: not at all', scaleHigh: '10: completely', white: '1: white', black: '7: black',
    sure: 'How sure are you of your answer?', sureMore: 'You may skip this.', sureLow: '1: very unsure', sureHigh: '5: very sure',
    send: 'Send', up: 'Move up: ', down: 'Move down: ', nowAt: ' is now in place ', pickOne: 'Choose at least one answer first.',
    sending: 'Saving your answer…', got: 'Received. You can change it until the vote closes.',
    placeGot: 'Received', placeIn: 'Received. Tap to change.', placeSending: 'Saving…',
    done: 'Your answer has been received.', doneMore: 'We no longer show it, so that nobody can look over your shoulder.', change: 'Change',
    opened: 'The vote is open.', closed: 'The vote is closed', counts: 'Your answer counts.', none: 'You did not vote.', look2: 'Look at the screen.',
    late: 'The vote closed before your answer arrived. It does not count.', lateChange: 'The vote closed before your change arrived. Your earlier answer counts.',
    again: 'This vote starts anew. Please choose once more.', bad: 'This answer does not fit the question. Please choose once more.',
    lost: 'The connection is gone. We keep trying.', kept: ' Your vote is kept.', back: 'The connection is back.', busy: 'It is busy. Your answer will go by itself in a moment.',
    promise: 'You vote without a name. Only totals appear on the screen.'
  }
};
const HIDE_AFTER = 5000, ACK = 6000, SPACING = 600, WELCOME = 6000, QUIET = 20000;

const doc = document;
const $ = function (id) { return doc.getElementById(id); };
const code = plain(decodeURIComponentSafe(location.pathname));
const storeKey = 'dg.' + code;

let lang = pickLanguage();
let me = recall();
let now = null;          // what the laptop says: {taking, page}
let fresh = false;       // said on this connection, so answers may go
let why = code.length === 6 ? '' : 'code';
let shown = '';          // what the body was built from
const mine = {};         // per round: what was picked and whether it still shows; never stored

// --- small tools

function plain(text) { return text.toUpperCase().replace(/[^A-Z0-9]/g, ''); }
function decodeURIComponentSafe(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }
function say(key) { return WORDS[lang][key]; }
function jitter(ms) { return ms * (0.5 + Math.random()); }

function el(tag, attributes, inside) {
  const made = doc.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    if (name === 'on') made.addEventListener(tag === 'form' ? 'submit' : tag === 'input' ? 'change' : 'click', attributes.on);
    else if (attributes[name] !== null) made.setAttribute(name, attributes[name]);
  });
  [].concat(inside === undefined ? [] : inside).forEach(function (part) {
    made.appendChild(typeof part === 'string' ? doc.createTextNode(part) : part);
  });
  return made;
}

// --- what stays on this phone

function keep(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* private mode: this visit only */ } }
function kept(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }

function recall() {
  let found = null;
  try { found = JSON.parse(kept(storeKey)); } catch (error) { /* what cannot be read is made anew */ }
  if (!found || typeof found.token !== 'string' || found.token.length !== 22 || !found.rounds) found = { token: newToken(), admitted: '', slip: '', rounds: {} };
  const slip = plain(location.hash);
  if (slip) {
    found.slip = slip;
    history.replaceState(null, '', location.pathname);
  }
  return found;
}

function remember() { if (why !== 'code') keep(storeKey, JSON.stringify(me)); }

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode.apply(null, bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

function forgetOthers() {
  try {
    Object.keys(localStorage).forEach(function (key) {
      if (key.indexOf('dg.') === 0 && key !== storeKey && key !== 'dg.lang') localStorage.removeItem(key);
    });
  } catch (error) { /* nothing was kept */ }
}

function pickLanguage() {
  const chosen = kept('dg.lang');
  if (chosen === 'nl' || chosen === 'en') return chosen;
  const wanted = (navigator.languages || [navigator.language || 'nl']).map(function (each) { return each.slice(0, 2).toLowerCase(); });
  for (let i = 0; i < wanted.length; i++) if (wanted[i] === 'nl' || wanted[i] === 'en') return wanted[i];
  return 'en';
}

// --- answers: kept here until the laptop says they are on its disk

function record(round) {
  const number = round.number;
  const found = me.rounds[number] || (me.rounds[number] = { s: me.slip ? Math.floor(Math.random() * 500000) : 0, again: round.again, wait: null, stored: false });
  if (found.again !== round.again) {
    found.again = round.again;
    found.wait = null;
    found.stored = false;
    delete mine[number];
  }
  return found;
}

function choose(round, picked) {
  const other = recall();  // another tab of this phone may have voted
  if (other.token === me.token) me.rounds = other.rounds;
  const answer = record(round);
  answer.s += 1;
  answer.wait = picked;
  remember();
  mine[round.number] = { picked: picked, hidden: false, timer: 0 };
  alarm('');
  hideSoon(round.number);
  tell('sending');
  paint();
  flush();
}

function open_rounds() { return now && now.taking && now.page.rounds || []; }

function waiting() {
  return open_rounds().filter(function (round) { const answer = me.rounds[round.number]; return answer && answer.wait; });
}

let flying = null, lastSent = 0, sendTimer = 0, ackTimer = 0;

function flush() {
  clearTimeout(sendTimer);
  if (flying || !fresh || !(lineUp || polled)) return;
  const due = waiting();
  if (!due.length) return;
  const pause = lastSent + SPACING - Date.now();
  if (pause > 0) { sendTimer = setTimeout(flush, pause); return; }
  flying = {};
  const vote = { do: 'vote', answers: due.map(function (round) {
    const answer = me.rounds[round.number];
    flying[round.number] = answer.s;
    return { round: round.number, s: answer.s, c: answer.wait };
  }) };
  lastSent = Date.now();
  if (!lineUp) { ask(vote); return; }
  try { line.send(JSON.stringify(vote)); } catch (error) { drop(); return; }
  ackTimer = setTimeout(drop, ACK);
}

function later(ms) {
  landed();
  clearTimeout(sendTimer);
  sendTimer = setTimeout(flush, jitter(ms));
  tell('busy');
}

function landed() { flying = null; clearTimeout(ackTimer); }

function told(answers) {
  const sent = flying || {};
  let retry = false;
  landed();
  answers.forEach(function (said) {
    const answer = me.rounds[said.round];
    if (!answer || !answer.wait || sent[said.round] !== answer.s) return;
    if (said.what === 'stored' && said.s > answer.s) {
      answer.s = said.s + 2 + Math.floor(Math.random() * 997);  // the slip was used on another phone; the last tap counts
    } else if (said.what === 'stored') {
      answer.wait = null;
      answer.stored = true;
      hideSoon(said.round);
      tell('got');
    } else if (said.what === 'retry') {
      retry = true;
    } else {
      answer.wait = null;
      alarm(said.what === 'bad' ? 'bad' : answer.stored ? 'lateChange' : 'late');
      delete mine[said.round];
    }
  });
  remember();
  paint();
  if (retry) later(2000); else flush();
}

function hideSoon(number) {
  const look = mine[number];
  if (!look) return;
  clearTimeout(look.timer);
  look.timer = setTimeout(function () {
    if (mine[number] !== look) return;
    look.hidden = true;
    look.picked = [];
    paint();
  }, HIDE_AFTER);
}

/* What can no longer be answered does not wait any longer, and is not shown as if it still could be. */
function settle() {
  const rounds = now.page.rounds || [];
  let lost = '';
  Object.keys(me.rounds).forEach(function (number) {
    const answer = me.rounds[number];
    const round = rounds.filter(function (each) { return String(each.number) === number; })[0];
    const anew = round && round.again !== answer.again;
    if (anew && (answer.stored || answer.wait)) lost = 'again';
    else if (answer.wait && !(round && now.taking)) lost = answer.stored ? 'lateChange' : 'late';
    if (anew) record(round);
    else if (!(round && now.taking)) answer.wait = null;
  });
  if (lost) alarm(lost);
  remember();
}

// --- the line to the laptop

let line = null, lineUp = false, polled = false, tries = 0, revision = -1, heard = 0, asking = false, wasDown = 0, hiddenAt = 0;
let tryTimer = 0, welcomeTimer = 0, pollTimer = 0, downTimer = 0;

function hello() {
  return { do: 'hello', v: 1, token: me.token, code: code.slice(0, 12), admitted: me.admitted, slip: (me.slip || '').slice(0, 24) };
}

function connect() {
  clearTimeout(tryTimer);
  if (why === 'code' || why === 'slip' || doc.hidden && lineUp) return;
  hangUp();
  let made;
  try { made = new WebSocket('ws://' + location.host + '/ws'); } catch (error) { failed(); return; }
  line = made;
  welcomeTimer = setTimeout(function () { if (line === made) drop(); }, WELCOME);
  made.onopen = function () { made.send(JSON.stringify(hello())); };
  made.onmessage = function (event) {
    if (line !== made) return;
    let said;
    try { said = JSON.parse(event.data); } catch (error) { return; }
    heard = Date.now();
    hear(said);
  };
  made.onclose = function () { if (line === made) drop(); };
}

function hear(said) {
  if (said.do === 'in') {
    clearTimeout(welcomeTimer);
    lineUp = true;
    polled = false;
    tries = 0;
    revision = -1;
    clearTimeout(pollTimer);
    admitted(said.admitted);
  } else if (said.do === 'state') {
    revision = said.rev;
    take(said);
  } else if (said.do === 'told') {
    told(said.answers);
  } else if (said.do === 'slow') {
    later(1500);
  } else if (said.do === 'no') {
    refused(said.why);
  }
}

function admitted(pass) {
  me.admitted = pass;
  why = '';
  remember();
  forgetOthers();
  clearTimeout(downTimer);
  if (wasDown) tell('back');
  wasDown = 0;
  if ($('wrong').getAttribute('data-why') === 'lost') alarm('');
}

function refused(reason) {
  if (reason === 'slip' && me.slip) alarm('slipWrong');
  if (reason === 'slip') me.slip = '';
  why = reason;
  polled = false;
  hangUp();
  if (why === 'code') { me.admitted = ''; alarm('codeWrong'); }
  if (why === 'door' || why === 'slow') tryTimer = setTimeout(connect, jitter(5000));
  render();
}

function hangUp() {
  clearTimeout(welcomeTimer);
  landed();
  lineUp = false;
  if (!polled) fresh = false;
  const old = line;
  line = null;
  if (old) try { old.close(); } catch (error) { /* it was gone */ }
}

function drop() { hangUp(); failed(); }

function failed() {
  tries += 1;
  if (!wasDown && !polled) {
    wasDown = Date.now();
    clearTimeout(downTimer);
    downTimer = setTimeout(function () { if (!lineUp && !polled && !why) alarm('lost'); }, 1500);
  }
  clearTimeout(tryTimer);
  tryTimer = setTimeout(connect, jitter(Math.min(8000, 250 * Math.pow(2, tries - 1))));
  if (tries >= 2) ask();
}

/* The same over a plain request, where no line can be kept; also asks whether a silent line is still there. */
function ask(vote) {
  if (asking) { if (vote) landed(); return; }
  asking = true;
  clearTimeout(pollTimer);
  const request = new XMLHttpRequest();
  request.open('POST', '/say');
  request.setRequestHeader('Content-Type', 'application/json');
  request.timeout = ACK;
  request.onloadend = function () {
    asking = false;
    let said = null;
    try { said = JSON.parse(request.responseText); } catch (error) { /* no answer of ours */ }
    if (vote && !lineUp) landed();
    if (said && said.do === 'no') { if (!lineUp) refused(said.why); return; }
    if (!said || !said.state) { unasked(); return; }
    heard = Date.now();
    if (!lineUp) {
      polled = true;
      admitted(said.admitted);
    }
    if (!lineUp || said.state.rev > revision) take(said.state);
    if (vote && said.told) {
      if (said.told.do === 'told') { flying = {}; vote.answers.forEach(function (each) { flying[each.round] = each.s; }); told(said.told.answers); }
      else later(1500);
    }
    if (!lineUp) pollTimer = setTimeout(ask, jitter(3000));
  };
  request.send(JSON.stringify(vote ? { hello: hello(), vote: vote } : { hello: hello() }));
}

function unasked() {
  if (lineUp) { drop(); return; }
  const was = polled;
  polled = fresh = false;
  if (was) failed();
}

function wake() {
  if (doc.hidden) { hiddenAt = Date.now(); return; }
  const slept = hiddenAt && Date.now() - hiddenAt > 2000;
  hiddenAt = 0;
  if (lineUp && !slept) return;
  tries = 0;
  if (why !== 'door' && why !== 'slow') connect();
}

doc.addEventListener('visibilitychange', wake);
addEventListener('pageshow', function (event) { if (event.persisted) { hiddenAt = 1; wake(); } });
addEventListener('pagehide', hangUp);
addEventListener('online', function () { tries = 0; connect(); });
addEventListener('offline', function () { polled = false; drop(); });
addEventListener('storage', function (event) {
  if (event.key === storeKey && event.newValue) { const other = recall(); if (other.token === me.token) { me = other; paint(); } }
});
setInterval(function () { if (lineUp && !doc.hidden && Date.now() - heard > QUIET) ask(); }, 5000);

function take(state) {
  if (!state.page || state.page.task === 'wait') { if (!now) render(); return; }
  const before = now;
  now = { taking: !!state.taking, page: state.page };
  fresh = true;
  const news = !before || before.taking !== now.taking || shownVote(before) !== shownVote(now);
  if (news && now.taking && $('wrong').getAttribute('data-why') !== 'lost') alarm('');
  settle();
  render();
  if (news && now.page.task === 'vote') tell(now.taking ? 'opened' : 'closed');
  flush();
}

function shownVote(state) { return (state.page.rounds || []).map(function (each) { return each.number + '.' + each.again; }).join(); }

// --- what people see

function tell(key) {
  const box = $('said');
  box.textContent = key ? say(key) : '';
  box.className = /^(got|sending|opened|closed)$/.test(key) ? 'heard' : '';
  box.setAttribute('data-say', key);
}

/* For who listens to the page: heard, not seen, because it stands in the heading as well. */
function hush(text) {
  $('said').textContent = text;
  $('said').className = 'heard';
  $('said').setAttribute('data-say', '');
}

function alarm(key) {
  const box = $('wrong');
  box.textContent = key ? say(key) + (key === 'lost' && waiting().length ? say('kept') : '') : '';
  box.setAttribute('data-why', key);
}

function heading(text, inLanguage) {
  const title = $('title');
  title.textContent = text;
  if (inLanguage) title.setAttribute('lang', inLanguage); else title.removeAttribute('lang');
  doc.title = text.slice(0, 60);
}

function render() {
  const view = JSON.stringify([lang, why, why ? 0 : now]);
  if (view === shown) { paint(); return; }
  const first = !shown, sameWords = shown && JSON.parse(shown)[0] === lang;
  const inside = $('body').contains(doc.activeElement);
  shown = view;
  doc.documentElement.lang = lang;
  ['nl', 'en'].forEach(function (each) { $(each).setAttribute('aria-pressed', String(each === lang)); });
  $('promise').textContent = say('promise');
  $('over').textContent = '';
  const body = $('body');
  body.textContent = '';
  painters = [];
  if (sameWords) tell('');
  if (why === 'code' || why === 'slip') askFor(body);
  else if (why) words(body, why);
  else if (!now) words(body, 'wait');
  else if (now.page.task === 'vote' && now.page.rounds.length) vote(body);
  else {
    over([now.page.title[lang]]);
    words(body, WORDS[lang][now.page.task] ? now.page.task : 'look');
  }
  paint();
  if (first || !sameWords) return;
  const asks = why === 'code' || why === 'slip' || now && now.page.task === 'vote';
  if (asks || inside) $('title').focus(); else hush($('title').textContent);
}

function words(body, key) {
  heading(say(key)[0]);
  body.appendChild(el('p', {}, say(key)[1]));
}

function over(parts) {
  parts.filter(Boolean).forEach(function (part) {
    $('over').appendChild(typeof part === 'string' ? el('span', {}, part) : part);
  });
}

function askFor(body) {
  const isCode = why === 'code';
  words(body, why);
  const input = el('input', { id: 'typed', type: 'text', maxlength: '24', autocapitalize: 'characters', autocomplete: 'off', autocorrect: 'off', spellcheck: 'false', 'aria-describedby': 'wrong' });
  body.appendChild(el('form', { novalidate: '', on: function (event) {
    event.preventDefault();
    const typed = plain(input.value);
    if (isCode ? typed.length !== 6 : !typed) { alarm(isCode ? 'codeShort' : 'slipShort'); input.setAttribute('aria-invalid', 'true'); input.focus(); return; }
    alarm('');
    if (isCode) { location.assign('/' + typed); return; }
    me.slip = typed;
    why = '';
    render();
    connect();
  } }, [el('label', { for: 'typed' }, say(isCode ? 'codeLabel' : 'slipLabel')), input, el('button', { type: 'submit', class: 'plain main' }, say('go'))]));
}

let painters = [];
function paint() { painters.forEach(function (each) { each(); }); }

function vote(body) {
  const page = now.page, card = page.card || {}, lead = page.rounds[0];
  const cases = page.rounds.filter(function (round) { return round.kind === 'grey'; });
  over([el('span', { lang: page.lang }, card.title || page.title[lang]), lead.slot === 2 ? say('second') : '']);
  if (!now.taking) {
    heading(say('closed'));
    const counted = page.rounds.some(function (round) { return record(round).stored; });
    body.appendChild(el('p', {}, say(counted ? 'counts' : 'none')));
    body.appendChild(el('p', {}, say('look2')));
    return;
  }
  const statement = card.statement || '';
  heading(cases.length ? say('how').grey : card.question || statement || card.title || page.title[lang], cases.length ? '' : page.lang);
  if (lead.about === 'twist') body.appendChild(el('div', { class: 'band' }, [el('b', {}, say('whatIf')), el('span', { lang: page.lang }, lead.text)]));
  if (statement && card.question && !cases.length) body.appendChild(el('blockquote', { lang: page.lang }, statement));
  if (card.situation && card.situation.length) {
    body.appendChild(el('details', {}, [el('summary', {}, say('readCase')), el('div', { class: 'text', lang: page.lang }, [el('h2', {}, card.title || '')].concat(tree(card.situation)))]));
  }
  if (cases.length) body.appendChild(grey(cases, page.lang));
  page.rounds.forEach(function (round) {
    if (round.kind === 'grey') return;
    const box = round.form === 'ranking' ? ranking(round, page.lang) : round.form === 'multiple' ? multiple(round, page.lang) : single(round, page.lang);
    if (round.kind === 'certainty' && page.rounds.length > 1) {
      painters.push(function () { box.hidden = !page.rounds.some(function (each) { return each !== round && (record(each).stored || record(each).wait); }); });
    }
    body.appendChild(box);
  });
}

function tree(blocks) {
  return blocks.map(function (block) {
    if (block.p) return el('p', {}, runs(block.p));
    if (block.h) return el('h3', {}, runs(block.h));
    if (block.q) return el('blockquote', {}, tree(block.q));
    return el(block.ol ? 'ol' : 'ul', {}, (block.ol || block.ul || []).map(function (item) { return el('li', {}, tree(item)); }));
  });
}

function runs(spans) {
  return spans.map(function (span) {
    const inner = span[1].indexOf('e') >= 0 ? el('em', {}, span[0]) : span[0];
    return span[1].indexOf('s') >= 0 ? el('strong', {}, inner) : typeof inner === 'string' ? el('span', {}, inner) : inner;
  });
}

function look(round) { return mine[round.number] || (mine[round.number] = { picked: [], hidden: record(round).stored || !!record(round).wait, timer: 0 }); }

/* The answers, and in their place "your answer is in" once they have been hidden; `blank` empties them again. */
function coverable(rounds, parts, blank) {
  const change = el('button', { type: 'button', class: 'plain', on: function () {
    rounds.forEach(function (round) { look(round).hidden = false; look(round).picked = []; });
    if (blank) blank();
    tell('');
    paint();
    const first = open.querySelector('button, input');
    if (first) first.focus();
  } }, say('change'));
  const told = el('p');
  const done = el('div', { class: 'done' }, [told, el('span', {}, say('doneMore')), change]);
  const open = el('div', {}, parts);
  painters.push(function () {
    const waits = rounds.some(function (round) { return record(round).wait; });
    const cover = rounds.every(function (round) { return (record(round).stored || record(round).wait) && look(round).hidden; });
    told.textContent = say(waits ? 'sending' : 'done');
    done.className = waits ? 'done waits' : 'done';
    if (cover === open.hidden && cover === !done.hidden) return;
    const inside = open.contains(doc.activeElement);
    open.hidden = cover;
    done.hidden = !cover;
    if (cover && $('said').getAttribute('data-say') === 'got') tell('');
    if (cover && inside) change.focus();
  });
  return [open, done];
}

function stateText(round) {
  const answer = record(round);
  return answer.wait ? 'sending' : answer.stored && look(round).picked.length ? 'got' : '';
}

function stateLine(round) {
  const box = el('p', { class: 'state' });
  painters.push(function () {
    const key = stateText(round);
    box.textContent = key ? say(key) : '';
    box.className = key === 'got' ? 'state in' : 'state';
  });
  return box;
}

function label(choice, page) {
  if (choice.nl) return el('span', { class: 't' }, choice[lang]);
  return el('span', { class: 't', lang: choice.text ? page : null }, choice.text || choice.c);
}

function single(round, page) {
  const tight = round.kind === 'scale' || round.kind === 'certainty', sure = round.kind === 'certainty';
  const name = 'r' + round.number;
  const buttons = round.choices.map(function (choice) {
    const bare = !choice.text && !choice.nl, mark = el('span', { class: 'm', 'aria-hidden': 'true' });
    const parts = [label(choice, page), mark];
    if (choice.text) parts.unshift(el('span', { class: 'k' }, choice.c));
    if (round.kind === 'shades' && /^(white|grey|black)$/.test(choice.c)) parts.unshift(el('span', { class: 'shade ' + choice.c, 'aria-hidden': 'true' }));
    const button = el('button', { type: 'button', class: 'answer' + (tight && !bare ? ' wide' : ''), 'data-c': choice.c, on: function () { choose(round, [choice.c]); } }, parts);
    painters.push(function () {
      const picked = look(round).picked[0] === choice.c;
      button.setAttribute('aria-pressed', String(picked));
      mark.textContent = !picked ? '' : record(round).wait ? '…' : '\u2713';
    });
    return button;
  });
  const low = sure ? 'sureLow' : 'scaleLow', high = sure ? 'sureHigh' : 'scaleHigh';
  const parts = [el('p', { id: name }, sure ? say('sureMore') : say('how')[round.kind] || '')];
  if (tight) parts.push(el('p', { class: 'ends' }, [el('span', {}, say(low)), el('span', {}, say(high))]));
  parts.push(el('div', { role: 'group', class: 'answers' + (tight ? ' row' : '') + (sure ? ' five' : ''), 'aria-labelledby': sure ? name + 'h' : 'title', 'aria-describedby': name }, buttons));
  parts.push(stateLine(round));
  return el('section', { 'data-round': round.number }, (sure ? [el('h2', { id: name + 'h' }, say('sure'))] : []).concat(coverable([round], parts)));
}

function grey(rounds, page) {
  const rows = rounds.map(function (round, place) {
    const name = 'r' + round.number;
    const state = el('p', { class: 'state' });
    const radios = round.choices.map(function (choice, at) {
      const input = el('input', { type: 'radio', name: name, value: choice.c, on: function () { choose(round, [choice.c]); } });
      if (at === 0) input.setAttribute('aria-label', say('white'));
      if (at === round.choices.length - 1) input.setAttribute('aria-label', say('black'));
      painters.push(function () { input.checked = look(round).picked[0] === choice.c; });
      return el('label', { class: 'place' }, [input, el('span', {}, choice.c)]);
    });
    painters.push(function () {
      const key = stateText(round);
      state.textContent = key === 'sending' ? say('placeSending') : key === 'got' ? say('placeGot') : record(round).stored ? say('placeIn') : '';
      state.className = record(round).stored && key !== 'sending' ? 'state in' : 'state';
    });
    return el('fieldset', { 'data-round': round.number }, [el('legend', {}, [el('span', {}, (place + 1) + '. '), el('span', { lang: page }, round.text)]),
      el('p', { class: 'ends', 'aria-hidden': 'true' }, [el('span', {}, say('white')), el('span', {}, say('black'))]), el('div', { class: 'places' }, radios), state]);
  });
  return el('section', {}, coverable(rounds, rows));
}

function multiple(round, page) {
  const boxes = round.choices.map(function (choice) { return el('input', { type: 'checkbox', value: choice.c }); });
  const rows = boxes.map(function (box, place) { return el('label', { class: 'tick' }, [box, label(round.choices[place], page)]); });
  const send = el('button', { type: 'button', class: 'plain main', on: function () {
    const picked = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    if (picked.length) choose(round, picked); else alarm('pickOne');
  } }, say('send'));
  painters.push(function () { if (look(round).hidden) boxes.forEach(function (box) { box.checked = false; }); });
  const group = el('div', { role: 'group', class: 'answers', 'aria-labelledby': 'title' }, rows);
  return el('section', { 'data-round': round.number }, coverable([round], [el('p', {}, say('how').multiple), group, send, stateLine(round)]));
}

function ranking(round, page) {
  let order = round.choices.slice();
  const list = el('ol', { class: 'ranks', 'aria-labelledby': 'title' });
  function text(choice) { return choice.nl ? choice[lang] : choice.text || choice.c; }
  function move(choice, step) {
    const from = order.indexOf(choice), to = from + step;
    if (to < 0 || to >= order.length) return;
    order.splice(from, 1);
    order.splice(to, 0, choice);
    draw();
    list.children[to].querySelector(step < 0 ? '.up' : '.down').focus();
    $('said').textContent = text(choice) + say('nowAt') + (to + 1) + '.';
  }
  function draw() {
    list.textContent = '';
    order.forEach(function (choice, place) {
      const stop = place === 0, end = place === order.length - 1;
      list.appendChild(el('li', {}, [el('span', {}, [(place + 1) + '. ', label(choice, page)]),
        el('button', { type: 'button', class: 'up', 'aria-disabled': String(stop), 'aria-label': say('up') + text(choice), on: function () { move(choice, -1); } }, '\u25b2'),
        el('button', { type: 'button', class: 'down', 'aria-disabled': String(end), 'aria-label': say('down') + text(choice), on: function () { move(choice, 1); } }, '\u25bc')]));
    });
  }
  function blank() { order = round.choices.slice(); draw(); }
  draw();
  painters.push(function () { if (look(round).hidden) blank(); });
  const send = el('button', { type: 'button', class: 'plain main', on: function () { choose(round, order.map(function (choice) { return choice.c; })); } }, say('send'));
  return el('section', { 'data-round': round.number }, coverable([round], [el('p', {}, say('how').ranking), list, send, stateLine(round)], blank));
}

['nl', 'en'].forEach(function (each) {
  $(each).addEventListener('click', function () {
    lang = each;
    keep('dg.lang', each);
    const said = $('said').getAttribute('data-say'), wrong = $('wrong').getAttribute('data-why');
    render();
    tell(said || '');
    alarm(wrong || '');
  });
});

render();
connect();
}());
