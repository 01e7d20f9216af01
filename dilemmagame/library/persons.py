"""Names that look like those of real people: a first name with a surname, initials with a surname, or a form of
address with a name. First names alone, and the invented cast of a deck, are fine.

A list of common first names keeps places, bodies and the first words of sentences out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_PARTICLE = r"(?:van|de|der|den|ten|ter|te|het|’t|'t|el|al|von|le|la)"
_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:['’-]?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)*"
_SINGLE = re.compile(rf"\b{_NAME}\b")
_SURNAME = re.compile(rf"[ \t]+(?:{_PARTICLE}[ \t]+){{0,3}}({_NAME})\b")
# one letter from A to F with a point is an option
_INITIALS = re.compile(
    rf"(?<![\w.])(?:[G-Z]\.|[A-Z]\.[ ]?[A-Z]\.)(?:[ ]?[A-Z]\.){{0,3}}[ \t]*(?:{_PARTICLE}[ \t]+){{0,3}}({_NAME})\b"
)
_ADDRESS = r"[Dd]hr\.|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Mm]evrouw|[Dd]e heer|Mrs?\b\.?|Ms\b\.?|Miss|Sir"
# an office "van" something is no name
_OFFICE = (
    "[Bb]urgemeester|[Ww]ethouder|[Gg]edeputeerde|[Mm]inister|[Ss]taatssecretaris|[Rr]aadslid|[Mm]ayor|[Aa]lderman"
    "|[Cc]ouncillor"
)
_TITLE = re.compile(
    rf"\b(?:(?:{_ADDRESS})(?:[ \t]+{_PARTICLE}){{0,3}}|{_OFFICE})[ \t]+((?:(?:Van|De|Den|Der|Ten|Ter|El)[ \t]+"
    rf"(?:{_PARTICLE}[ \t]+)?)?{_NAME})(?:[ \t]+({_NAME}))?"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# what may follow a form of address or a first name without being a surname
_NO_SURNAME = _words(
    """
    Aan Als Dan Dat De Die Dit Een En Er Geen Haar Het Hij Hoe Ik In Is Je Jij Jouw Kan Maar Met Mijn Niet
    Nog Nu Of Om Onze Op Over Te Toen Van Vanavond Voor Waar Wat Wie Wij Zij Zijn Zo A After An And As At
    But By For He Her His How If It My No Not Now On Or Our She So That The Then They This To We What When
    Where Who Why You Your Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Financiën Ruimte Jeugd Zorg Sociale Finance
    """
)
# Common first names in Dutch towns (of many origins) and in English; names that are also plain words are left out.
_FIRST = _words(
    """
    Aad Aafke Aart Abdel Abdelkader Abdullah Achmed Ad Adam Adriaan Agnes Ahmed Aisha Albert Alexander Ali
    Alice Amina Amir Ana Anders Andrea Andrew Angela Anita Anja Ankie Anna Anne Annelies Annelot Annemarie
    Annemiek Annie Anouk Ans Anthony Anton Aria Arie Arjan Arjen Arno Arthur Astrid Atze Ayşe Aziz Barbara
    Bart Bas Beatrix Ben Bernard Bert Betty Bianca Bilal Bob Boris Bram Brenda Brian Brigitte Bruno Caroline
    Catharina Cees Chantal Charles Charlotte Chris Christa Christiaan Christina Claudia Coen Conny Cor
    Corrie Corry Daan Daniel David Debbie Dennis Derk Dewi Diana Dick Diederik Dilan Dirk Donald Dora Ebru
    Eddy Edith Edwin Eelco Elena Elif Elisabeth Elizabeth Ellen Els Elsbeth Emily Emine Emma Emre Enes Erica
    Erik Ernst Esra Esther Eva Evelien Ewa Fadila Farid Fatima Fatma Femke Ferdinand Floris Fouad Francisca
    Frank Frans Fred Frederik Frits Gea Geert Geertje George Gerard Gerda Gerrit Gert Gijs Gisela Grzegorz
    Guido Guus Halima Hamid Hamza Hanna Hannah Hanneke Hans Harm Harold Harriet Harry Hasan Hassan Hatice
    Heleen Helen Helena Hendrik Henk Henny Henry Herman Hilde Hubert Hugo Ibrahim Ilse Ineke Inge Ingrid
    Irene Iris Isabel Ismail Ivo Jaap Jacob Jacqueline James Jan Jana Janneke Jannie Jasper Jeanette Jelle
    Jennifer Jeroen Jesse Jessica Jet Jo Joan Johan Johanna Johannes John Joke Jolanda Joop Joost Jordy
    Joris Jos Josephine Joyce Judith Julia Jurgen Kamal Karel Karim Karin Katarzyna Kees Kevin Khadija Kim
    Klaas Koen Koos Krzysztof Lars Laura Leila Lena Leo Leon Leonie Lidia Lies Liesbeth Linda Lisa Loes
    Lotte Lucas Lucia Luuk Maaike Maarten Magda Malika Marc Marcel Margaret Margriet Maria Marian Marianne
    Marieke Marijke Marit Marja Marjan Marjolein Mark Marko Marlies Martijn Martin Mary Mats Maurice Max
    Mehmet Meike Melissa Menno Merel Merve Michael Michel Michiel Mieke Miranda Mirjam Mohamed Mohammed
    Monica Moniek Monique Murat Mustafa Nadia Nancy Natasja Nel Nicole Niek Niels Nienke Nina Noor Nora Olga
    Oscar Otto Pascal Patricia Patrick Paul Paula Peter Petra Philip Piet Pieter Pim Piotr Rachel Rachid
    Ramon Raymond Rebecca Remco Renate René Ria Richard Rick Riet Rik Rinus Rita Rob Robbert Robert Robin
    Roel Roelof Rogier Roland Ron Ronald Rosa Ruben Rudy Ruth Ruud Said Salima Samir Samira Sander Sandra
    Sanne Sara Sarah Saskia Selma Sharon Sietske Sigrid Simon Simone Sjaak Sjoerd Sofie Sonja Sophie Stefan
    Steven Stijn Susan Suzanne Sven Sylvia Tamara Tanja Teun Theo Thijs Thomas Tim Tineke Tjitske Tom Tomasz
    Ton Toon Truus Ursula Vera Victor Vincent Walter Wanda Wendy Wesley Wiebe Wietske Willeke Willem William
    Wim Wouter Yasmina Yildiz Youssef Yusuf Yvonne Zeynep
    """
)


def person_names(line: str, cast: Collection[str] = ()) -> Iterator[tuple[int, str]]:
    """Every name in `line` that looks real, with its place (from 0); `cast` are invented names that may be there."""
    end = -1
    for start, stop in sorted(_suspects(line)):
        name = line[start:stop]
        if start >= end and not {*_SINGLE.findall(name)} & {*cast}:
            end = stop
            yield start, name


def _suspects(line: str) -> Iterator[tuple[int, int]]:
    """From where to where a name may stand."""
    for found in _TITLE.finditer(line):
        name, second = found.group(1), found.group(2)
        alone = name in _FIRST and (second is None or second in _NO_SURNAME)
        if name not in _NO_SURNAME and not alone:
            yield found.span()
    for found in _INITIALS.finditer(line):
        if found.group(1) not in _NO_SURNAME:
            yield found.span()
    for found in _SINGLE.finditer(line):
        surname = _SURNAME.match(line, found.end()) if found.group() in _FIRST else None
        if surname is not None and surname.group(1) not in _NO_SURNAME | _FIRST:
            yield found.start(), surname.end()
