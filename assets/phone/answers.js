/* Answers wait here until the laptop says that they are on its disk; nothing is called received before. */

function record(round) {
  const number = round.number;
  let found = me.rounds[number];
  if (!found) {
    // A slip may be used on another phone as well; numbers from anywhere do not meet.
    const first = me.slip ? Math.floor(Math.random() * 500000) : 0;
    found = me.rounds[number] = { s: first, again: round.again, wait: null, stored: false };
  }
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

function openRounds() { return now && now.taking && now.page.rounds || []; }

function waiting() {
  return openRounds().filter(function (round) {
    const answer = me.rounds[round.number];
    return answer && answer.wait;
  });
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
  if (posted) postTimer = setTimeout(repost, jitter(ms));
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
      // The slip was used on another phone; the last tap counts.
      answer.s = said.s + 2 + Math.floor(Math.random() * 997);
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
