/* What the remote says, in both languages. Titles of steps come from the laptop. */

const WORDS = {
  nl: {
    name: 'Afstandsbediening', pairing: 'Koppel deze telefoon',
    pairMore: 'Typ de zes cijfers die op je laptop staan.', digits: 'Zes cijfers', go: 'Koppel',
    short: 'Typ alle zes de cijfers.', wrong: 'Dat klopt niet. Kijk op je laptop welke cijfers er staan. Je mag nog {n} keer.', wrongOne: 'Dat klopt niet. Kijk op je laptop welke cijfers er staan. Je mag nog één keer.',
    dead: 'Vijf keer was het niet goed. Kies op je laptop ‘Koppel opnieuw’ en scan de nieuwe code.',
    taken: 'Er is al een telefoon gekoppeld. Wil je deze? Kies op je laptop ‘Koppel opnieuw’ en scan de nieuwe code.',
    stranger: 'Deze code geldt niet meer. Scan de code die nu op je laptop staat.',
    none: 'Niet gekoppeld', noneMore: 'Scan de code op je laptop met de camera. Je vindt hem in de regie bij de telefoons, of met Ctrl+Shift+R.',
    over: 'De afstandsbediening staat uit', overMore: 'Weer aanzetten? Doe dat op je laptop en scan de nieuwe code.',
    waiting: 'We zoeken je laptop…', up: 'Verbonden', down: 'Geen verbinding. We proberen het steeds opnieuw.', elsewhere: 'Open in een ander venster. Tik hier om hem terug te halen.', back: 'De verbinding is er weer.',
    next: 'Verder', backStep: 'Terug', black: 'Zwart', light: 'Toon weer', busy: 'Even wachten…',
    then: 'Straks', dilemma: 'Dilemma {n}', left: 'te gaan', past: 'over tijd', paused: 'staat stil',
    votes: '{n} van de {m} stemmen binnen', blackOn: 'Het podium is zwart', whiteOn: 'Het podium is wit',
    done: 'Gedaan.', nothing: 'Er is niets veranderd. Kijk en tik nog eens.', refused: 'Dat kan nu niet. Kijk op je laptop.', failed: 'Het is niet gelukt. Kijk op je laptop.', moved: 'De sessie was al verder. Kijk en tik nog eens.', wait: 'De vorige tik is nog bezig.', lost: 'We weten niet of je tik aankwam. Kijk op het podium.',
    doing: {
      start: 'Begin', next: 'Verder', 'close-vote': 'Sluit de stemming', 'wait-for-count': 'Er wordt geteld', reveal: 'Toon de uitkomst',
      'confirm-agreement': 'Dit klopt', 'end-break': 'Einde pauze', 'end-calm': 'Ga verder', 'next-page': 'Volgende pagina', finish: 'Rond de sessie af', none: 'Klaar'
    },
    more: {
      'close-vote': 'De uitkomst blijft nog bedekt.', reveal: 'Zie je niets veranderen? Kijk op je laptop.', finish: 'Daarna is de sessie klaar.', 'next-page': 'Pagina {n} van {m}'
    }
  },
  en: {
    name: 'Remote control', pairing: 'Pair this phone',
    pairMore: 'Type the six digits that are on your laptop.', digits: 'Six digits', go: 'Pair',
    short: 'Type all six digits.', wrong: 'That is not right. Look at your laptop for the digits. You have {n} tries left.', wrongOne: 'That is not right. Look at your laptop for the digits. You have one try left.',
    dead: 'It was wrong five times. Choose ‘Pair anew’ on your laptop and scan the new code.',
    taken: 'Another phone is paired already. Do you want this one? Choose ‘Pair anew’ on your laptop and scan the new code.',
    stranger: 'This code no longer counts. Scan the code that is on your laptop now.',
    none: 'Not paired', noneMore: 'Scan the code on your laptop with the camera. You find it in the console with the phones, or with Ctrl+Shift+R.',
    over: 'The remote control is off', overMore: 'Switch it on again? Do so on your laptop and scan the new code.',
    waiting: 'Looking for your laptop…', up: 'Connected', down: 'No connection. We keep trying.', elsewhere: 'Open in another window. Tap here to bring it back.', back: 'The connection is back.',
    next: 'Next', backStep: 'Back', black: 'Black', light: 'Show again', busy: 'One moment…',
    then: 'Then', dilemma: 'Dilemma {n}', left: 'left', past: 'over time', paused: 'stands still',
    votes: '{n} of the {m} votes are in', blackOn: 'The stage is black', whiteOn: 'The stage is white',
    done: 'Done.', nothing: 'Nothing has changed. Look, and tap again.', refused: 'That cannot be done now. Look at your laptop.', failed: 'It did not work. Look at your laptop.', moved: 'The session had moved on. Look, and tap again.', wait: 'The tap before is still at work.', lost: 'We do not know whether your tap arrived. Look at the stage.',
    doing: {
      start: 'Begin', next: 'Next', 'close-vote': 'Close the vote', 'wait-for-count': 'Counting', reveal: 'Show the result',
      'confirm-agreement': 'This is right', 'end-break': 'End the break', 'end-calm': 'Go on', 'next-page': 'Next page', finish: 'Finish the session', none: 'Done'
    },
    more: {
      'close-vote': 'The result stays covered.', reveal: 'Nothing changes? Look at your laptop.', finish: 'After that the session is over.', 'next-page': 'Page {n} of {m}'
    }
  }
};
