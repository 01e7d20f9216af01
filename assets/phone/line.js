/* The line to the laptop: it comes back by itself, and plain requests take its place where it cannot be. */

let line = null, lineUp = false, polled = false, asking = false;
let tries = 0, revision = -1, heard = 0, wasDown = 0, hiddenAt = 0;
let tryTimer = 0, welcomeTimer = 0, pollTimer = 0, downTimer = 0;

function hello() {
  const slip = (me.slip || '').slice(0, 24);
  return { do: 'hello', v: 1, token: me.token, code: code.slice(0, 12), admitted: me.admitted, slip: slip };
}

function connect() {
  clearTimeout(tryTimer);
  if (/code|slip|over/.test(why) || doc.hidden && lineUp) return;
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
  } else if (said.do === 'texted') {
    texted(said);
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
  if (isLost()) alarm('');
}

function refused(reason) {
  if (reason === 'slip' && me.slip) alarm('slipWrong');
  if (reason === 'slip') me.slip = '';
  why = reason;
  polled = false;
  hangUp();
  if (why === 'code') { me.admitted = ''; alarm('codeWrong'); }
  if (why === 'door' || why === 'slow') tryTimer = setTimeout(connect, jitter(5000));
  if (why === 'over') {
    // For good: nothing is kept, nobody is asked any more, nothing is wrong.
    asking = true;
    me = { rounds: {} };
    forgetOthers(true);
    alarm('');
  }
  render();
}

function hangUp() {
  clearTimeout(welcomeTimer);
  landed();
  if (posted) posted.up = false;
  clearTimeout(postTimer);
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
    downTimer = setTimeout(function () {
      missed('lost');
      downTimer = setTimeout(missed, AWAY, 'away');
    }, 1500);
  }
  clearTimeout(tryTimer);
  tryTimer = setTimeout(connect, jitter(Math.min(8000, 250 * Math.pow(2, tries - 1))));
  if (tries >= 2) ask();
}

function missed(key) { if (!lineUp && !polled && !why) alarm(key); }
function isLost() { return /lost|away/.test($('wrong').getAttribute('data-why')); }

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
    if (why === 'over') return;
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
    if (said.texted) texted(said.texted);
    if (vote && said.told) {
      flying = {};
      vote.answers.forEach(function (each) { flying[each.round] = each.s; });
      if (said.told.do === 'told') told(said.told.answers); else later(1500);
    }
    if (!lineUp) pollTimer = setTimeout(ask, 2000 + jitter(1000));
  };
  const sent = { hello: hello() };
  if (vote) sent.vote = vote;
  else if (posted && !lineUp) sent.text = { do: 'text', t: posted.t, n: posted.n };
  request.send(JSON.stringify(sent));
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
  // What came while we slept is heard first: it may be the last word.
  if (lineUp) { clearTimeout(tryTimer); tryTimer = setTimeout(connect, 100); return; }
  if (why !== 'door' && why !== 'slow') connect();
}

doc.addEventListener('visibilitychange', wake);
addEventListener('pageshow', function (event) { if (event.persisted) { hiddenAt = 1; wake(); } });
addEventListener('pagehide', hangUp);
addEventListener('online', function () { tries = 0; connect(); });
addEventListener('offline', function () { polled = false; drop(); });
addEventListener('storage', function (event) {
  if (event.key !== storeKey || !event.newValue) return;
  const other = recall();
  if (other.token !== me.token) return;
  me = other;
  paint();
});
setInterval(function () { if (lineUp && !doc.hidden && Date.now() - heard > QUIET) ask(); }, 5000);

function take(state) {
  if (!state.page || state.page.task === 'wait') { if (!now) render(); return; }
  const before = now;
  now = { taking: !!state.taking, page: state.page };
  fresh = true;
  const news = !before || before.taking !== now.taking || shownVote(before) !== shownVote(now);
  if (news && now.taking && !isLost()) alarm('');
  settle();
  const lost = unsent();
  render();
  if (news && now.page.task === 'vote') tell(now.taking ? 'opened' : 'closed');
  if (lost) tell('textGone');
  if (posted && !posted.up) repost();
  flush();
}

function shownVote(state) {
  return (state.page.rounds || []).map(function (each) { return each.number + '.' + each.again; }).join();
}
