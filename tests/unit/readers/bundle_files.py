"""Bundles as news databases print them, with two invented articles each."""

from textwrap import dedent

MILL = (
    "The mill on the Olm will close in June, its owner Ann Fay said on Monday.",
    "“We had no choice,” she told the staff.",
)
QUAY = (
    "The quay is to be lengthened by 40 metres, the harbour master Bo Lund announced.",
    "“Ships have grown,” Lund said.",
)


def lexis() -> str:
    def document(number: int, title: str, byline: str, day: str, body: tuple[str, str]) -> str:
        centred = " " * 30
        return (
            f"{centred}{number} of 2 DOCUMENTS\n\n\n{centred}The Olm Post\n\n{centred}{day}\n{centred}Final Edition\n\n"
            f"{title}\n\nBYLINE: By {byline}\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 61 words\n\nDATELINE: OLM\n\n"
            f"{body[0]}\n\n{body[1]}\n\nLOAD-DATE: May 5, 2026\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
            f"{centred}Copyright 2026 Olm Press\n{centred}All Rights Reserved\n\n"
        )

    return (
        "Download Request: Selected Items: 1-2\nTime Of Request: Friday, May 8, 2026\n\n"
        + document(1, "Mill on the Olm\nto close", "Cy Moe", "May 4, 2026 Monday", MILL)
        + document(2, "Longer quay for larger ships", "Di Poe and Ed Roe", "May 5, 2026 Tuesday", QUAY)
    )


def nexis() -> list[str]:
    """The paragraphs of a Nexis Uni download."""
    cover = ["User Name: desk", "Date and Time: Friday, May 8, 2026 10:15:00 AM CEST", "Job Number: 1", "Documents (2)"]
    cover += ["1. Mill on the Olm to close", "Client/Matter: -None-", "Search Terms: olm", "2. Longer quay"]

    def document(title: str, byline: str, day: str, body: tuple[str, str]) -> list[str]:
        head = [title, "The Olm Post", day, "Final Edition", "Copyright 2026 Olm Press All Rights Reserved"]
        head += ["Section: NEWS; Pg. 4", "Length: 61 words", f"Byline: {byline}", "Body"]
        return [*head, *body, "Classification", "Language: ENGLISH", "Load-Date: May 6, 2026", "End of Document"]

    mill = document("Mill on the Olm to close", "Cy Moe", "May 4, 2026 Monday 10:02 AM GMT", MILL)
    return cover + mill + document("Longer quay for larger ships", "Di Poe", "May 5, 2026 Tuesday", QUAY)


def factiva() -> str:
    """The HTML of a Factiva download without indexing."""

    def document(title: str, byline: str, day: str, body: tuple[str, str], number: str) -> str:
        lines = [byline, "61 words", day, "10:02", "The Olm Post", "OLMP", "Final", "4", "English"]
        head = "".join(f"<div>{line}</div>" for line in [*lines, "Copyright 2026 Olm Press. All rights reserved."])
        text = "".join(f"<p class='articleParagraph enarticleParagraph'>{one}</p>" for one in body)
        heading = f"<div id='hd'><span class='enHeadline'>{title}</span></div>"
        return f"<div class='article enArticle'><div>NEWS</div>{heading}{head}{text}<p>Document {number}</p></div>"

    mill = document("Mill on the Olm to close", "By Cy Moe", "4 May 2026", MILL, "OLMP000020260504em5400001")
    quay = document("Longer quay for larger ships", "Di Poe", "5 May 2026", QUAY, "OLMP000020260505em5500002")
    return f"<html><head><title>Factiva</title></head><body>{mill}<br>{quay}</body></html>"


def factiva_indexed() -> str:
    """The HTML of a Factiva download with indexing."""

    def document(title: str, byline: str, day: str, body: tuple[str, str], number: str) -> str:
        fields = {"SE": "News", "HD": title, "BY": byline, "WC": "61 words", "PD": day, "SN": "The Olm Post"}
        fields |= {
            "SC": "OLMP",
            "LA": "English",
            "CY": "© 2026 Olm Press",
            "LP": body[0],
            "TD": body[1],
            "NS": "c1 : Closures",
        }
        fields["AN"] = f"Document {number}"
        rows = "".join(f"<tr><td><b>{code}</b></td><td><p>{value}</p></td></tr>" for code, value in fields.items())
        return f"<div class='article enArticle'><table>{rows}</table></div>"

    mill = document("Mill on the Olm to close", "By Cy Moe", "4 May 2026", MILL, "OLMP000020260504em5400001")
    quay = document("Longer quay for larger ships", "Di Poe", "5 May 2026", QUAY, "OLMP000020260505em5500002")
    return f"<html><body>{mill}{quay}</body></html>"


def proquest() -> str:
    def document(title: str, author: str, day: str, body: tuple[str, str], number: int) -> str:
        return dedent(f"""
            ____________________________________________________________

            {title}

            Author: {author}

            Publication info: The Olm Post ; Olm [Olm]. {day}: A.4.

            Abstract: None available.

            Full text: {body[0]}

            {body[1]}

            Subject: Business closings

            Title: {title}

            Publication title: The Olm Post; Olm

            First page: A.4

            Publication date: {day}

            ProQuest document ID: {number}

            Document URL: https://search.example/{number}
        """)

    mill = document("Mill on the Olm to close", "Moe, Cy", "May 4, 2026", MILL, 101)
    return mill + document("Longer quay for larger ships", "Poe, Di; Roe, Ed", "May 5, 2026", QUAY, 102)
