"""An alignment in the words that both sides have written."""

from onrecord.corpus.alike.alignment import Alignment, Change
from onrecord.corpus.alike.findings import Piece
from onrecord.corpus.alike.words import Quoted, Words


def written(alignment: Alignment, passage: str, quoted: Quoted, text: str, words: Words) -> tuple[Piece, ...]:
    """The pieces of an alignment in the quotation's and the source's own writing, with the marks that follow each."""
    starts = [quoted.words.span(piece.quoted)[0] for piece in alignment.pieces[1:]] + [len(passage)]
    position, written = 0, []
    for piece, until in zip(alignment.pieces, starts, strict=True):
        ours = passage[position:until]
        position = until
        theirs = "" if piece.change in {Change.SAME, Change.JUMP} else text[slice(*words.span(piece.source))]
        written.append(Piece(piece.change, ours, " ".join(theirs.split())))
    return tuple(written)
