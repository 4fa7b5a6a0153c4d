import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations.quotation_marks import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home,” she said.", ["“Go home,”"]),
        ('"Go home," she said. "Now."', ['"Go home,"', '"Now."']),
        ("''Go home,'' she said.", ["''Go home,''"]),
        ("‘Go home,’ she said.", ["‘Go home,’"]),
        ("'Go home,' she said.", ["'Go home,'"]),
        ("„Go home,“ she said.", ["„Go home,“"]),
        ("«Go home,» she said.", ["«Go home,»"]),
        ("”Go home,” she said.", ["”Go home,”"]),
        ('“Go home," she said.', ['“Go home,"']),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("“We don’t want the allies’ plan,” she said.", ["“We don’t want the allies’ plan,”"]),
        ("The allies’ plan isn’t the voters’ plan.", []),
        ("It was rock 'n' roll in the '90s.", []),
        ('The screen is 6" wide and the pipe 4" long.', []),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ("“One.\n\n“Two.\n\n“Three,” she said.", ["“One.", "“Two.", "“Three,”"]),
        ("She said: “This never ends.\n\nThe next paragraph is not hers.", ["“This never ends."]),
        ("A stray “ mark stands here.\n\n“Fine,” he said.", ["“Fine,”"]),
        ("A stray ” mark stands here.\n\n“Fine,” he said.", ["“Fine,”"]),
        ('Roe said: "It rains. "It pours." He left.', ['"It rains.', '"It pours."']),
        ('"It rains, Ann Roe said. "It pours," she added.', ['"It pours,"']),
        ('"It rains," said Ann Roe."So we stay."', ['"It rains,"', '"So we stay."']),
        ("From the Post:\n\n“One.\n\nTwo.\n\nThree.” He left.", ["“One.", "Two.", "Three.”"]),
        ("A stray “ mark.\n\nTwo.\n\n“Three,” he said.", ["“Three,”"]),
        ("« Go home, » she said. « Now », he said.", ["« Go home, »", "« Now »"]),
        (
            "She said: «\u202fGo home.\u202f» He said: «\u00a0Now.\u00a0»",
            ["«\u202fGo home.\u202f»", "«\u00a0Now.\u00a0»"],
        ),
        ("»Go home,« she said.", ["»Go home,«"]),
        ("″Go home,″ she said. 〝Now,〞 he said.", ["″Go home,″", "〝Now,〞"]),
        ('" Go home , " she said . " Now . "', ['" Go home , "', '" Now . "']),
        ('The " is a mark.', []),
        ("“She told me, ‘Tell him “no.”’” He left.", ["“She told me, ‘Tell him “no.”’”"]),
        ("“Go home, she said. “Now,” he said.", ["“Now,”"]),
        ("‘She said, “Go home,” and left,’ he said.", ["‘She said, “Go home,” and left,’"]),
        ("The voters’ “plan” and the allies’ plan.", ["“plan”"]),
        ("‘One,’ she said. ‘Two.\n\n‘Three.\n\n‘Four.’", ["‘One,’", "‘Two.", "‘Three.", "‘Four.’"]),
        ("", []),
    ],
)
def test_marks_are_paired(text, expected):
    assert [text[p.start : p.end] for p in passages(text)] == expected


def test_a_quotation_of_several_paragraphs_is_linked():
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    assert [p.continued for p in passages(text)] == [True, True, False]


@given(st.one_of(st.text(), st.text(alphabet="“”‘’\"'„«» .,\naB5")))
def test_passages_are_ordered_disjoint_and_inside_the_text(text):
    position = 0
    for passage in passages(text):
        assert position <= passage.start < passage.end <= len(text)
        position = passage.end
