/* The line to the laptop: it comes back by itself, and what is not proven is not believed. */

const WELCOME = 6000, SLOWEST = 8000;

let line = null, challenge = '', nonce = '', heardTo = 0, lineUp = false;
let tries = 0, wasDown = false, digits = '', why = '', hiddenAt = 0;
let now = null, nowAt = 0;
let tryTimer = 0, welcomeTimer = 0, downTimer = 0;

/* Pairing takes a line of its own, when the digits were typed. */
function connect() {
  clearTimeout(tryTimer);
  if (!me.session && !digits) return;
  hangUp();
  let made;
  try { made = new WebSocket('ws://' + location.host + '/ws'); } catch (error) { failed(); return; }
  line = made;
  welcomeTimer = setTimeout(function () { if (line === made) drop(); }, WELCOME);
  made.onmessage = function (event) {
    if (line !== made) return;
    let said;
    try { said = JSON.parse(event.data); } catch (error) { return; }
    hear(said);
  };
  made.onclose = function (event) {
    if (line !== made) return;
    if (event.code === 4001) elsewhere(); else drop();
  };
}

function hear(said) {
  if (said.do === 'ask') greet(String(said.c));
  else if (said.do === 'no') refused(said.why, said.left);
  else if (typeof said.m === 'string') {
    const key = me.session || derived();
    if (!key || said.n <= heardTo || prove(key, ['say', nonce, said.n, said.m]) !== said.p) return;
    heardTo = said.n;
    believe(JSON.parse(said.m));
  }
}

function derived() { return me.key && digits ? prove(me.key, ['session', me.id, digits]) : ''; }

function greet(asked) {
  challenge = asked;
  nonce = newToken();
  heardTo = 0;
  const said = { v: 1, id: me.id, nonce: nonce };
  if (me.session) {
    said.do = 'hello';
    said.proof = prove(me.session, ['hello', me.id, nonce, challenge]);
  } else {
    said.do = 'pair';
    said.here = prove(me.key, ['here', me.id, nonce, challenge]);
    said.proof = prove(me.key, ['pair', me.id, digits, nonce, challenge]);
  }
  line.send(JSON.stringify(said));
}

/* Only what was proven comes here. */
function believe(said) {
  if (said.do === 'in') {
    clearTimeout(welcomeTimer);
    clearTimeout(downTimer);
    if (!me.session) {
      me.session = derived();
      me.key = digits = '';
    }
    me.s = Math.max(me.s, said.s);
    remember();
    lineUp = true;
    tries = 0;
    why = '';
    alarm('');
    if (wasDown) tell('back');
    wasDown = false;
    render();
  } else if (said.do === 'state') {
    now = said;
    nowAt = performance.now();
    render();
  } else if (said.do === 'told') {
    landed(said.s, said.what);
  } else if (said.do === 'over') {
    why = 'over';
    forget();
    now = null;
    settle();
    tell('');
    alarm('');
    hangUp();
    render();
  }
}

/* Nobody signs a refusal: it ends a pairing that was begun, and never makes a paired phone forget its key. */
function refused(reason, left) {
  hangUp();
  if (me.session) {
    alarm(reason === 'stranger' ? 'stranger' : 'down');
    again();
    return;
  }
  digits = '';
  if (reason === 'digits') alarm(left === 1 ? 'wrongOne' : 'wrong', { n: left });
  else {
    why = reason;
    forget();
    alarm('');
  }
  render();
}

function elsewhere() {
  hangUp();
  why = 'elsewhere';
  render();
}

function hangUp() {
  clearTimeout(welcomeTimer);
  const old = line;
  line = null;
  if (lineUp && settle()) tell('lost');
  lineUp = false;
  if (old) try { old.close(); } catch (error) { /* it was gone */ }
}

function drop() { hangUp(); failed(); }

function failed() {
  if (!wasDown) {
    wasDown = true;
    clearTimeout(downTimer);
    downTimer = setTimeout(function () { if (!lineUp && !why) alarm('down'); }, 1500);
  }
  render();
  again();
}

function again() {
  tries += 1;
  clearTimeout(tryTimer);
  tryTimer = setTimeout(connect, jitter(Math.min(SLOWEST, 250 * Math.pow(2, tries - 1))));
}

function wake() {
  if (doc.hidden) { hiddenAt = Date.now(); return; }
  const slept = hiddenAt && Date.now() - hiddenAt > 2000;
  hiddenAt = 0;
  if (lineUp && !slept || why && why !== 'elsewhere') return;
  tries = 0;
  why = '';
  connect();
}

doc.addEventListener('visibilitychange', wake);
addEventListener('pageshow', function (event) { if (event.persisted) { hiddenAt = 1; wake(); } });
addEventListener('pagehide', hangUp);
addEventListener('online', function () { tries = 0; connect(); });
addEventListener('offline', function () { if (line) drop(); });
